import type { ReactNode } from 'react';
import styles from './page-text.module.css';

type PageTextProps = { title: string; children?: ReactNode };

/** The head of a portal page, with what is said under it. */
export function PageText({ title, children }: PageTextProps) {
  return (
    <div className={styles.text}>
      <h1 className={styles.title}>{title}</h1>
      {children}
    </div>
  );
}
