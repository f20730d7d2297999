import { useFormatter, useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { FormAction } from '@/components/ui/form-state';
import { inviteRefusals } from '@/domain/invitations/rules';
import type { InviteOutlook } from '@/domain/invite-outlooks/queries';
import { ContactAction } from './contact-action';
import styles from './details-list.module.css';

type InviteAskProps = {
  contactId: string;
  outlook: InviteOutlook;
  /** A consent of his ends: he is asked for that, and not invited. */
  isToRenew: boolean;
  /** Absent for those who may not invite. */
  action?: FormAction;
};

/** Why the contact is not invited; or which mail goes out, from whom, and the button that sends it. */
export function InviteAsk({ contactId, outlook, isToRenew, action }: InviteAskProps) {
  const t = useTranslations('staff.contacts.invite');
  const { reason, lastAsked } = outlook;
  return (
    <div className={styles.invite}>
      <p role="status">
        {reason === null && action && <NextMail next={outlook.next} />}
        {reason === null && !action && t(outlook.isAgain ? 'mayAgain' : 'mayFirst')}
        {reason !== null && t(`reason.${reason}`)}
        {isToRenew && action && hasAnswered(reason) && ` ${t('renew')}`}
        {lastAsked && (
          <span className={styles.more}>
            {t.rich('lastAsked', { at: () => <DateTime at={lastAsked} /> })}
          </span>
        )}
      </p>
      {reason === null && action && (
        <ContactAction
          contactId={contactId}
          action={action}
          label={t(outlook.isAgain ? 'again' : 'first')}
          done={t('done')}
          reasons={Object.fromEntries(inviteRefusals.map((each) => [each, t(`reason.${each}`)]))}
        />
      )}
    </div>
  );
}

function hasAnswered(reason: InviteOutlook['reason']): boolean {
  return reason === 'alreadyAnswered' || reason === 'refusedBefore';
}

function NextMail({ next }: { next: Extract<InviteOutlook, { reason: null }>['next'] }) {
  const t = useTranslations('staff.contacts.invite');
  const format = useFormatter();
  if (next.kind === 'same') {
    const { variantLabel: label, senderName: name, winnerLabel: winner } = next;
    const same = t('same', { label, name });
    return winner ? `${same} ${t('notWinner', { winner })}` : same;
  }
  const names = format.list(next.names, { type: 'disjunction' });
  return t('drawn', { count: next.names.length, names });
}
