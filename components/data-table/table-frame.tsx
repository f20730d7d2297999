import type { ReactNode } from 'react';
import styles from './table-frame.module.css';

type TableFrameProps = {
  search: ReactNode;
  filters?: ReactNode;
  /** How many there are, in words; announced as it changes. */
  count: string;
  children: ReactNode;
};

/** The card around a table: search and filters over it, and how many were found. */
export function TableFrame({ search, filters, count, children }: TableFrameProps) {
  return (
    <section className={styles.frame}>
      <div className={styles.tools}>
        {search}
        {filters}
      </div>
      <p role="status" className={styles.count}>
        {count}
      </p>
      {children}
    </section>
  );
}
