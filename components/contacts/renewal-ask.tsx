import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { FormAction } from '@/components/ui/form-state';
import { ContactAction } from './contact-action';
import styles from './renewal.module.css';

type RenewalAskProps = { contactId: string; lastAsked: Date | null; action: FormAction };

/** "Spør på nytt", and when that was done last. */
export function RenewalAsk({ contactId, lastAsked, action }: RenewalAskProps) {
  const t = useTranslations('staff.contacts.renewal');
  return (
    <div className={styles.ask}>
      <ContactAction contactId={contactId} action={action} label={t('ask')} done={t('asked')} />
      {lastAsked && (
        <span className={styles.quiet}>
          {t.rich('lastAsked', { at: () => <DateTime at={lastAsked} as="date" /> })}
        </span>
      )}
    </div>
  );
}
