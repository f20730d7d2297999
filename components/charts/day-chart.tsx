import { useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import styles from './day-chart.module.css';

export type DayFigures = { day: string; label: string; granted: number; withdrawn: number };

const HEIGHT = 100;
const STEP = 10;
const BAR = 6;

/** What was given and withdrawn day by day, as a drawing and, beside it, as a table. */
export function DayChart({ days, summary }: { days: DayFigures[]; summary: string }) {
  const t = useTranslations('staff.overview');
  // Given stands above the line, withdrawn hangs below it, on one scale.
  const above = Math.max(1, ...days.map((day) => day.granted));
  const below = Math.max(1, ...days.map((day) => day.withdrawn));
  const heightOf = (count: number) => (count / (above + below)) * HEIGHT;
  const line = heightOf(above);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{summary}</figcaption>
      <ul className={styles.legend}>
        <li className={styles.granted}>{t('granted')}</li>
        <li className={styles.withdrawn}>{t('withdrawnSeries')}</li>
      </ul>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden
        focusable="false"
      >
        {days.map((day, index) => (
          <g key={day.day} transform={`translate(${index * STEP + (STEP - BAR) / 2} 0)`}>
            <title>{`${day.label}: +${day.granted} −${day.withdrawn}`}</title>
            <rect width={BAR} height={HEIGHT} className={styles.touch} />
            <rect
              className={styles.up}
              width={BAR}
              y={line - heightOf(day.granted)}
              height={heightOf(day.granted)}
            />
            <rect className={styles.down} width={BAR} y={line} height={heightOf(day.withdrawn)} />
          </g>
        ))}
        <line className={styles.axis} x2={days.length * STEP} y1={line} y2={line} />
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
