import { useLocale, useTranslations } from 'next-intl';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { Level } from '@/domain/factors/rules';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { useUnsure } from '../use-unsure';
import { Rate } from './rate';
import styles from './results.module.css';

type FactorTableProps = {
  factor: 'texts' | 'senders';
  levels: Level[];
  nameOf(id: string): string;
  sharesHold: boolean;
};

/** One text over all its senders, or one sender over all its texts. */
export function FactorTable({ factor, levels, nameOf, sharesHold }: FactorTableProps) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const unsure = useUnsure();
  return (
    <div className={styles.factor}>
      <RecordTable
        label={t(factor)}
        columns={[
          { key: 'name', label: t(factor === 'texts' ? 'text' : 'sender') },
          { key: 'sent', label: t('step.sent'), numeric: true },
          { key: 'opened', label: t('step.opened'), numeric: true },
          { key: 'answered', label: t('step.answered'), numeric: true },
          { key: 'rate', label: t('share') },
          ...(sharesHold ? [{ key: 'chance', label: t('chance'), numeric: true }] : []),
        ]}
        rows={levels.map(({ id, sums, known, trials }) => {
          const isKnown = known !== 'notComparable' && trials > 0;
          return {
            id,
            cells: {
              name: <LongName>{nameOf(id)}</LongName>,
              sent: formatNumber(sums.sent ?? 0, locale),
              opened: formatNumber(sums.opened ?? 0, locale),
              answered: formatNumber(sums.answered ?? 0, locale),
              rate: isKnown ? (
                <Rate {...known} />
              ) : (
                t(known === 'notComparable' ? 'notComparable' : 'noShare')
              ),
              chance: isKnown && levels.length > 1 ? unsure.chance(known.chance) : '–',
            },
          };
        })}
      />
    </div>
  );
}
