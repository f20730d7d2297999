import styles from './share-bar.module.css';

type ShareBarProps = {
  /** In [0, 1]. */
  share: number;
  interval: [number, number];
  /** The same in words. */
  label: string;
};

/** A share between nothing and everything: a dot, and the line within which it truly lies. */
export function ShareBar({ share, interval: [lower, upper], label }: ShareBarProps) {
  return (
    <svg className={styles.bar} viewBox="0 0 100 16" preserveAspectRatio="none" role="img">
      <title>{label}</title>
      <rect className={styles.track} y="7" width="100" height="2" />
      <rect
        className={styles.range}
        x={100 * lower}
        y="5"
        width={100 * (upper - lower)}
        height="6"
      />
      <rect className={styles.share} x={100 * share - 0.75} y="1" width="1.5" height="14" />
    </svg>
  );
}
