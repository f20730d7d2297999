import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import type { WaveContact } from '@/domain/waves/queries';
import type { WaveReason } from '@/domain/waves/rules';
import { routes } from '@/lib/routes';
import styles from './reason-list.module.css';

type ReasonListProps = {
  reasons: { reason: WaveReason; count: number; contacts?: WaveContact[] }[];
};

/** How many are not invited, by reason; with the way to each of their cards where they are given. */
export function ReasonList({ reasons }: ReasonListProps) {
  const t = useTranslations('staff.waves');
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ reason, count, contacts }) => (
        <li key={reason}>
          {contacts ? (
            <details>
              <summary>{t(`reasons.${reason}`, { count })}</summary>
              <ul>
                {contacts.map(({ contactId, firstName, lastName }) => (
                  <li key={contactId}>
                    <TextLink href={routes.contact(contactId)}>
                      {`${firstName} ${lastName}`.trim() || t('progress.someone')}
                    </TextLink>
                  </li>
                ))}
                {count > contacts.length && (
                  <li>{t('progress.more', { count: count - contacts.length })}</li>
                )}
              </ul>
            </details>
          ) : (
            t(`reasons.${reason}`, { count })
          )}
        </li>
      ))}
    </ul>
  );
}
