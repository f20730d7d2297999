import { useLocale } from 'next-intl';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './funnel-chart.module.css';

type Bar = { key: string; label: string; count: number };
type FunnelChartProps = { groups: { id: string; label: string; bars: Bar[] }[] };

/**
 * Steps of each group as bars, each as a part of its first one, so that a larger group looks no better. It says what the
 * table beside it says, and is hidden where one listens.
 */
export function FunnelChart({ groups }: FunnelChartProps) {
  const locale = useLocale() as Locale;
  return (
    <div className={styles.chart} aria-hidden>
      {groups.map(({ id, label, bars }) => (
        <div key={id} className={styles.group}>
          <span className={styles.name}>{label}</span>
          {bars.map((bar) => (
            <div key={bar.key} className={styles.row}>
              <span>{bar.label}</span>
              <svg className={styles.track} aria-hidden focusable="false">
                <rect
                  className={styles.bar}
                  width={`${(100 * bar.count) / Math.max(1, bars[0]?.count ?? 0)}%`}
                  height="100%"
                />
              </svg>
              <span className={styles.count}>{formatNumber(bar.count, locale)}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
