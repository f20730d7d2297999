import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './record-keys.module.css';

type RecordKeysProps = { previous: string | null; next: string | null };

const keys = [
  { record: 'previous', key: 'ArrowUp', sign: '↑' },
  { record: 'next', key: 'ArrowDown', sign: '↓' },
] as const;

/** Alt ↑ and Alt ↓: the contacts before and after this one in the table that led here. */
export function RecordKeys(hrefs: RecordKeysProps) {
  const t = useTranslations('staff.card');
  return keys.map(({ record, key, sign }) => {
    const href = hrefs[record];
    return (
      href && (
        <Link
          key={key}
          href={href}
          className={styles.key}
          aria-label={t(record)}
          aria-keyshortcuts={`Alt+${key}`}
          data-keys={`alt+${key.toLowerCase()}`}
        >
          Alt {sign}
        </Link>
      )
    );
  });
}
