'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import styles from './record-keys.module.css';

type RecordKeysProps = { previous: string | null; next: string | null };

/** Alt ↑ and Alt ↓: the contacts before and after this one in the table that led here. */
export function RecordKeys({ previous, next }: RecordKeysProps) {
  const t = useTranslations('staff.card');
  const router = useRouter();
  useEffect(() => {
    const goTo = (event: KeyboardEvent) => {
      const href = event.key === 'ArrowUp' ? previous : event.key === 'ArrowDown' ? next : null;
      if (!event.altKey || !href) return;
      event.preventDefault();
      router.push(href);
    };
    window.addEventListener('keydown', goTo);
    return () => window.removeEventListener('keydown', goTo);
  }, [previous, next, router]);
  return (
    <>
      {previous && (
        <Link href={previous} className={styles.key} aria-label={t('previous')}>
          Alt ↑
        </Link>
      )}
      {next && (
        <Link href={next} className={styles.key} aria-label={t('next')}>
          Alt ↓
        </Link>
      )}
    </>
  );
}
