import { Heading } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here yet: says what that means and what to do next. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}
