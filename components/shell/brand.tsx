import { CheckmarkIcon } from '@navikt/aksel-icons';
import styles from './brand.module.css';

/** The product's mark and name. */
export function Brand() {
  return (
    <span className={styles.brand}>
      <span className={styles.mark} aria-hidden>
        <CheckmarkIcon fontSize="1.125rem" />
      </span>
      Samtykke
    </span>
  );
}
