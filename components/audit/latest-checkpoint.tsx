import { useLocale, useTranslations } from 'next-intl';
import type { CheckpointView } from '@/domain/checkpoints/queries';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './chain-check.module.css';

/** The last signed statement of what the ledger held, or that there is none. */
export function LatestCheckpoint({ checkpoint }: { checkpoint: CheckpointView | null }) {
  const t = useTranslations('staff.audit.checkpoint');
  const locale = useLocale() as Locale;
  if (!checkpoint) return <p className={styles.quiet}>{t('none')}</p>;
  const { seq, events, at, keyId } = checkpoint;
  return (
    <p className={styles.quiet}>
      {t('latest', { seq, events, at: at ? formatDateTime(at, locale) : '–' })} {t('key')}{' '}
      <code>{keyId}</code>
    </p>
  );
}
