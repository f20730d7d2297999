import { useLocale } from 'next-intl';
import { formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './rate-chart.module.css';

type RateLinesProps = {
  /** A rate per day, null before the first is known. */
  lines: { label: string; rates: (number | null)[] }[];
  /** The first day and the last, two or more in all, in words. */
  from: string;
  to: string;
};

const [WIDTH, HEIGHT] = [100, 100];
/** Lines are told apart by their dashes too. */
const looks = [styles.first, styles.second, styles.third, styles.fourth];

/** Lines from nothing up to the highest rate. Drawn on the server, so that it is there without JavaScript. */
export function RateLines({ lines, from, to }: RateLinesProps) {
  const locale = useLocale() as Locale;
  const rates = lines.flatMap((line) => line.rates.filter((rate) => rate !== null));
  const top = Math.min(1, Math.max(0.1, Math.ceil(Math.max(0, ...rates) * 10) / 10));
  const lookOf = (at: number) => looks[at % looks.length];
  return (
    <div aria-hidden>
      <ul className={styles.legend}>
        {lines.map(({ label }, at) => (
          <li key={label}>
            <svg className={styles.sample} viewBox="0 0 32 8" aria-hidden focusable="false">
              <path className={`${styles.line} ${lookOf(at)}`} d="M1 4 H31" />
            </svg>
            {label}
          </li>
        ))}
      </ul>
      <div className={styles.plot}>
        <span className={styles.top}>{formatShare(top, locale)}</span>
        <span className={styles.zero}>{formatShare(0, locale)}</span>
        <svg
          className={styles.drawing}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          aria-hidden
          focusable="false"
        >
          <path className={styles.axis} d={`M0 0 H${WIDTH} M0 50 H${WIDTH} M0 100 H${WIDTH}`} />
          {lines.map(({ label, rates: own }, at) => (
            <path key={label} className={`${styles.line} ${lookOf(at)}`} d={pathOf(own, top)} />
          ))}
        </svg>
        <span className={styles.ends}>
          <span>{from}</span>
          <span>{to}</span>
        </span>
      </div>
    </div>
  );
}

/** A line from the first day on which a rate is known. */
function pathOf(rates: (number | null)[], top: number): string {
  const step = WIDTH / (rates.length - 1);
  const points = rates.flatMap((rate, day) =>
    rate === null ? [] : [`${(day * step).toFixed(2)} ${(HEIGHT * (1 - rate / top)).toFixed(2)}`],
  );
  const [first, ...others] = points;
  // Known since today alone, it is a line without length: its round ends make a dot.
  return first ? `M${first} ${others.length > 0 ? `L${others.join(' ')}` : 'h0.01'}` : '';
}
