import { Children, type ReactNode } from 'react';
import styles from './meta.module.css';

/** The quiet line under an entry: "Portalen · gjelder Assist og Garp · teksten han svarte på". */
export function Meta({ children }: { children: ReactNode }) {
  const items = Children.toArray(children);
  if (items.length === 0) return null;
  return (
    <ul className={styles.meta}>
      {Children.map(items, (item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
