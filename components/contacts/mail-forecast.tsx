import { EnvelopeClosedIcon, MinusCircleIcon } from '@navikt/aksel-icons';
import { useFormatter, useTranslations } from 'next-intl';
import { inviteBases, mayBeInvited } from '@/domain/contacts/rules';
import styles from './mail-forecast.module.css';

/** Who may send the invitation; null when the company runs no experiment. */
export type InvitationSenders = { companyName: string; names: string[] } | null;

type MailForecastProps = { basis: unknown; senders: InvitationSenders };

/** Says which mail goes out when the contact is saved, and from whom; or that none does. */
export function MailForecast({ basis, senders }: MailForecastProps) {
  const t = useTranslations('staff.contacts.forecast');
  const format = useFormatter();
  const chosen = inviteBases.find((each) => each === basis);
  const isSent = senders !== null && (chosen === undefined || mayBeInvited(chosen));
  const Icon = isSent ? EnvelopeClosedIcon : MinusCircleIcon;
  const { names = [], companyName: company = '' } = senders ?? {};
  const invitation = {
    company,
    count: names.length,
    names: format.list(names, { type: 'disjunction' }),
  };
  return (
    <p role="status" className={styles.forecast}>
      <Icon aria-hidden fontSize="1.5rem" />
      <span>
        {!senders && t('noExperiment')}
        {senders && !isSent && t('none')}
        {senders && isSent && t('invitation', invitation)}
        {senders && !chosen && ` ${t('unlessNone')}`}
      </span>
    </p>
  );
}
