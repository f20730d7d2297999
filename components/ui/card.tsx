import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import styles from './card.module.css';

type CardProps = { title?: string; aside?: ReactNode; children: ReactNode };

/** A white card on the grey page; with a title it is a region of its own. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <Heading level={2} data-size="2xs" id={id}>
            {title}
          </Heading>
          {aside}
        </div>
      )}
      {children}
    </section>
  );
}
