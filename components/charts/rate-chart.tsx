import { useLocale, useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import type { DaySum } from '@/domain/fates/rules';
import { formatDate, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './rate-chart.module.css';
import { RateLines } from './rate-lines';

type RateChartProps = { days: DaySum[]; labels: string[] };

/**
 * The answer rate of each variant until each day, as lines and, beside them, as a table: of those whose window was over,
 * and while there is none, of those who were reached.
 */
export function RateChart({ days, labels }: RateChartProps) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const isMeasured = days.some(({ variants }) => variants.some(({ trials }) => trials > 0));
  const countsOf = (sum: DaySum['variants'][number]) =>
    isMeasured
      ? { of: sum.trials, answers: sum.answers }
      : { of: sum.accepted, answers: sum.answered };
  const nameOf = (day: string) => formatDate(new Date(`${day}T12:00:00Z`), locale);
  const lines = labels.map((label, at) => ({
    label,
    rates: days.map(({ variants }) => {
      const counts = variants[at] && countsOf(variants[at]);
      return counts && counts.of > 0 ? counts.answers / counts.of : null;
    }),
  }));
  const [first, last] = [days.at(0), days.at(-1)];
  const what = t(isMeasured ? 'inTime' : 'soFar');
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{t(isMeasured ? 'overHint' : 'overSoFar')}</figcaption>
      {first && last && first !== last && (
        <RateLines lines={lines} from={nameOf(first.day)} to={nameOf(last.day)} />
      )}
      {/* One day makes no line: the table says it. */}
      <details className={styles.details} open={days.length === 1}>
        <summary>{t('table')}</summary>
        <RecordTable
          label={t('over')}
          columns={[
            { key: 'day', label: t('day') },
            ...labels.map((label) => ({
              key: label,
              label: t('dayOf', { label, what }),
              numeric: true,
            })),
          ]}
          rows={days.toReversed().map(({ day, variants }) => ({
            id: day,
            cells: {
              day: nameOf(day),
              ...Object.fromEntries(
                variants.map((sum, at) => {
                  const { of, answers } = countsOf(sum);
                  const share = of > 0 ? ` (${formatShare(answers / of, locale)})` : '';
                  return [labels[at] ?? '', t('of', { answers, trials: of }) + share];
                }),
              ),
            },
          }))}
        />
      </details>
    </figure>
  );
}
