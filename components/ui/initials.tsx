import styles from './initials.module.css';

/** A person's initials in a circle; decoration beside the name. */
export function Initials({ name }: { name: string }) {
  const letters = name.split(/\s+/).filter(Boolean);
  const initials = [letters.at(0), letters.length > 1 ? letters.at(-1) : undefined];
  return (
    <span className={styles.circle} aria-hidden>
      {initials.map((word) => word?.charAt(0).toLocaleUpperCase('nb')).join('')}
    </span>
  );
}
