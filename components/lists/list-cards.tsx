import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { ListView } from '@/domain/lists/queries';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './list-cards.module.css';

/** A card per list: whose it is, how many are on it, and how it moved. */
export function ListCards({ lists }: { lists: ListView[] }) {
  const t = useTranslations('staff.lists');
  const locale = useLocale() as Locale;
  return (
    <div className={styles.cards}>
      {lists.map((list) => (
        <Card key={list.key} title={list.listName}>
          <p className={styles.quiet}>{t('company', { company: list.companyName })}</p>
          <p className={styles.count}>
            <strong>{formatNumber(list.members, locale)}</strong> {t('members')}
          </p>
          <p className={styles.quiet}>{t('tracking', { count: list.tracking })}</p>
          <p>
            {t('growth')}: {t('joined', { count: list.joined })}, {t('left', { count: list.left })}
          </p>
          <Link href={routes.list(list.key)} className={styles.open}>
            {t('open', { list: list.listName })}
          </Link>
        </Card>
      ))}
    </div>
  );
}
