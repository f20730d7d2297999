import { ArrowRightIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useLocale } from 'next-intl';
import type { ComponentType, SVGProps } from 'react';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './stat-card.module.css';

type StatCardProps = {
  label: string;
  count: number;
  hint: string;
  href: string;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
};

/** A number that opens the rows behind it. */
export function StatCard({ label, count, hint, href, icon: Icon }: StatCardProps) {
  const locale = useLocale() as Locale;
  return (
    <Link href={href} className={styles.card}>
      <span className={styles.label}>
        <Icon aria-hidden fontSize="1.25rem" />
        {label}
      </span>
      <span className={styles.count}>{formatNumber(count, locale)}</span>
      <span className={styles.hint}>{hint}</span>
      <ArrowRightIcon aria-hidden fontSize="1.25rem" className={styles.arrow} />
    </Link>
  );
}
