'use client';

import { CheckmarkIcon, ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';
import { useLocale, useTranslations } from 'next-intl';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './save-status.module.css';

type SaveStatusProps = {
  pending?: boolean;
  /** Something was typed after what the others tell. */
  isUnsaved?: boolean;
  /** When it was saved, ISO 8601. */
  savedAt?: string;
  /** What was done, where it was not saving. */
  done?: string;
  /** What went wrong, in words. */
  problem?: string;
};

/** "Lagrer …", then "Lagret kl. 13:42", or what went wrong; announced as it changes. */
export function SaveStatus({ pending, isUnsaved, savedAt, done, problem }: SaveStatusProps) {
  const t = useTranslations('common.save');
  const locale = useLocale() as Locale;
  const isTold = !pending && !isUnsaved;
  return (
    <p role="status" className={styles.status}>
      {pending && t('saving')}
      {isUnsaved && t('unsaved')}
      {isTold && problem && (
        <span className={styles.problem}>
          <ExclamationmarkTriangleIcon aria-hidden fontSize="1.25em" />
          {problem}
        </span>
      )}
      {isTold && !problem && (done || savedAt) && (
        <span className={styles.saved}>
          <CheckmarkIcon aria-hidden fontSize="1.25em" />
          {done ?? (savedAt && t('savedAt', { time: formatTime(new Date(savedAt), locale) }))}
        </span>
      )}
    </p>
  );
}
