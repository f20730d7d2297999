import { useLocale, useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import { type MailableFilter as Filter, mailableFilters } from '@/domain/as-of/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './as-of.module.css';

type MailableFilterProps = {
  chosen: Filter;
  counts: Record<Filter, number>;
  hrefOf: (filter: Filter) => string;
};

/** Those who could be mailed, those who could not, or everyone; each with how many. */
export function MailableFilter({ chosen, counts, hrefOf }: MailableFilterProps) {
  const t = useTranslations('staff.asOf');
  const locale = useLocale() as Locale;
  return (
    <ul className={styles.chips} aria-label={t('filter')}>
      {mailableFilters.map((filter) => (
        <li key={filter}>
          <ChipLink href={hrefOf(filter)} isChosen={filter === chosen}>
            {t(`filters.${filter}`)}{' '}
            <span className={styles.number}>{formatNumber(counts[filter], locale)}</span>
          </ChipLink>
        </li>
      ))}
    </ul>
  );
}
