import { EnvelopeClosedIcon } from '@navikt/aksel-icons';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './waiting-receipt.module.css';

type WaitingReceiptProps = { dueAt: Date; email: string; children: ReactNode };

/** A receipt that waits for further changes, and the way to send it now. */
export function WaitingReceipt({ dueAt, email, children }: WaitingReceiptProps) {
  const t = useTranslations('staff.card');
  const locale = useLocale() as Locale;
  return (
    <div className={styles.waiting}>
      <EnvelopeClosedIcon aria-hidden fontSize="1.5rem" />
      <p>{t('receiptWaits', { email, time: formatTime(dueAt, locale) })}</p>
      {children}
    </div>
  );
}
