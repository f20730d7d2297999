import { Fragment } from 'react';
import styles from './address.module.css';

/** An e-mail address in a narrow column: it breaks behind its @, and before the dots that follow. */
export function Address({ email }: { email: string | null }) {
  const parts = email?.split(/(?<=@)|(?=\.[^@]*$)/) ?? [];
  return (
    <span className={styles.address}>
      {parts.map((part) => (
        <Fragment key={part}>
          {part}
          <wbr />
        </Fragment>
      ))}
    </span>
  );
}
