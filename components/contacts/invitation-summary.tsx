import { useTranslations } from 'next-intl';
import { waitOf } from '@/domain/contacts/rules';
import type { InvitationView } from '@/domain/invitations/queries';
import styles from './details-list.module.css';

/** "Variant B · fra daglig leder", and how long the answer took. */
export function InvitationSummary({ invitation }: { invitation: InvitationView | null }) {
  const t = useTranslations('staff.contacts');
  if (!invitation) return <span className={styles.empty}>{t('invitation.notInvited')}</span>;
  const { variantLabel, sender, createdAt, openedAt, answeredAt } = invitation;
  return (
    <>
      {t('variant', { label: variantLabel, sender: t(`sender.${sender}`) })}
      <span className={styles.more}>
        {answeredAt
          ? t('answeredAfter', waitOf(createdAt, answeredAt))
          : t(openedAt ? 'openedOnly' : 'notAnswered')}
      </span>
    </>
  );
}
