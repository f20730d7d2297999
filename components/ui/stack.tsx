import type { ReactNode } from 'react';
import styles from './stack.module.css';

/** Cards under each other, with the page's own distance. */
export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}
