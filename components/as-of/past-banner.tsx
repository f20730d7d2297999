import { Alert, Link as DsLink } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { writeMoment } from '@/domain/as-of/rules';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './as-of.module.css';
import { MomentMenu } from './moment-menu';

/** Says that a page shows the past, and leads to the present or to another moment. @param href the page of today. */
export function PastBanner({ at, href }: { at: Date; href: string }) {
  const t = useTranslations('staff.asOf');
  const locale = useLocale() as Locale;
  return (
    <Alert data-color="warning" className={styles.banner}>
      <p>
        <strong>{t('banner', { at: formatDateTime(at, locale) })}</strong>
      </p>
      <p>{t('bannerText')}</p>
      <DsLink asChild>
        <Link href={href}>{t('toNow')}</Link>
      </DsLink>
      <MomentMenu action={href} label={t('other')} typed={writeMoment(at)} />
    </Alert>
  );
}
