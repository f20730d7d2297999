import { useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import styles from './day-chart.module.css';

export type DayFigures = { day: string; label: string; granted: number; withdrawn: number };

/** Half of the drawing's height: given stands above the line, withdrawn hangs below it. */
const HALF = 50;
const STEP = 10;
const BAR = 6;

/** What was given and withdrawn day by day, as a drawing and, beside it, as a table. */
export function DayChart({ days, summary }: { days: DayFigures[]; summary: string }) {
  const t = useTranslations('staff.overview');
  const highest = Math.max(1, ...days.flatMap((day) => [day.granted, day.withdrawn]));
  const heightOf = (count: number) => (count / highest) * (HALF - 2);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{summary}</figcaption>
      <ul className={styles.legend}>
        <li className={styles.granted}>{t('granted')}</li>
        <li className={styles.withdrawn}>{t('withdrawnSeries')}</li>
      </ul>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${days.length * STEP} ${2 * HALF}`}
        preserveAspectRatio="none"
        aria-hidden
        focusable="false"
      >
        {days.map((day, index) => (
          <g key={day.day} transform={`translate(${index * STEP + (STEP - BAR) / 2} 0)`}>
            <title>{`${day.label}: +${day.granted} −${day.withdrawn}`}</title>
            <rect width={BAR} height={2 * HALF} className={styles.touch} />
            <rect
              className={styles.up}
              width={BAR}
              y={HALF - heightOf(day.granted)}
              height={heightOf(day.granted)}
            />
            <rect className={styles.down} width={BAR} y={HALF} height={heightOf(day.withdrawn)} />
          </g>
        ))}
        <line className={styles.axis} x2={days.length * STEP} y1={HALF} y2={HALF} />
      </svg>
      <div className={styles.ends} aria-hidden>
        <span>{days.at(0)?.label}</span>
        <span>{days.at(-1)?.label}</span>
      </div>
      <details className={styles.details}>
        <summary>{t('daysTable')}</summary>
        <div className={styles.scroll}>
          <RecordTable
            label={t('days')}
            columns={[
              { key: 'day', label: t('day') },
              { key: 'granted', label: t('granted'), numeric: true },
              { key: 'withdrawn', label: t('withdrawnSeries'), numeric: true },
            ]}
            rows={days.toReversed().map(({ day, label, granted, withdrawn }) => ({
              id: day,
              cells: { day: label, granted, withdrawn },
            }))}
          />
        </div>
      </details>
    </figure>
  );
}
