import { useLocale, useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import { type MessageState, messageKinds, messageStates } from '@/domain/messages/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './outbox-filters.module.css';
import { type OutboxQuery, outboxHref } from './outbox-query';

type OutboxFiltersProps = { query: OutboxQuery; counts: Partial<Record<MessageState, number>> };

/** What became of the mails, with how many, and of which kind they are. A second press takes a choice away. */
export function OutboxFilters({ query, counts }: OutboxFiltersProps) {
  const t = useTranslations('staff.outbox');
  const locale = useLocale() as Locale;
  return (
    <div className={styles.filters}>
      <ul className={styles.chips} aria-label={t('stateFilter')}>
        {messageStates.map((state) => (
          <li key={state}>
            <ChipLink
              href={outboxHref(query, { state: query.state === state ? null : state })}
              isChosen={query.state === state}
            >
              {t(`states.${state}`)}{' '}
              <span className={styles.count}>{formatNumber(counts[state] ?? 0, locale)}</span>
            </ChipLink>
          </li>
        ))}
      </ul>
      <ul className={styles.chips} aria-label={t('kindFilter')}>
        {messageKinds.map((kind) => (
          <li key={kind}>
            <ChipLink
              href={outboxHref(query, { kind: query.kind === kind ? null : kind })}
              isChosen={query.kind === kind}
            >
              {t(`kinds.${kind}`)}
            </ChipLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
