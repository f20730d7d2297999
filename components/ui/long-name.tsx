import type { ReactNode } from 'react';
import styles from './long-name.module.css';

/** A name that people chose, in the cell of a table: however long its words, the table stays within its card. */
export function LongName({ children }: { children: ReactNode }) {
  return <span className={styles.name}>{children}</span>;
}
