import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './record-keys.module.css';

type RecordKeysProps = { previous: string | null; next: string | null };

/** Alt ↑ and Alt ↓: the contacts before and after this one in the table that led here. */
export function RecordKeys({ previous, next }: RecordKeysProps) {
  const t = useTranslations('staff.card');
  return (
    <>
      {previous && (
        <Link
          href={previous}
          className={styles.key}
          aria-label={t('previous')}
          aria-keyshortcuts="Alt+ArrowUp"
          data-keys="alt+arrowup"
        >
          Alt ↑
        </Link>
      )}
      {next && (
        <Link
          href={next}
          className={styles.key}
          aria-label={t('next')}
          aria-keyshortcuts="Alt+ArrowDown"
          data-keys="alt+arrowdown"
        >
          Alt ↓
        </Link>
      )}
    </>
  );
}
