import type { ReactNode } from 'react';
import styles from './live-mark.module.css';

type LiveMarkProps = {
  /** Whether news come at once; null before that is known. */
  isOn: boolean | null;
  children: ReactNode;
};

/** That what one looks at updates by itself: a dot, and the words for it. */
export function LiveMark({ isOn, children }: LiveMarkProps) {
  return (
    <span className={styles.live}>
      {isOn !== null && <span className={styles.dot} data-on={isOn} aria-hidden />}
      {children}
    </span>
  );
}
