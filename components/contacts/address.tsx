import styles from './address.module.css';

/** An e-mail address in a narrow column: it breaks at its @ first. */
export function Address({ email }: { email: string | null }) {
  const [local, domain] = email?.split(/(?<=@)/) ?? [];
  return (
    <span className={styles.address}>
      {local}
      <wbr />
      {domain}
    </span>
  );
}
