import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { ContactView } from '@/domain/contacts/queries';
import { formatOrgnr } from '@/domain/customers/rules';
import type { InvitationView } from '@/domain/invitations/queries';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { readablePhone } from '@/lib/phone';
import { routes } from '@/lib/routes';
import styles from './details-list.module.css';
import { InvitationSummary } from './invitation-summary';

type DetailsListProps = {
  contact: ContactView;
  invitation: InvitationView | null;
  /** What may come of inviting him. */
  children: ReactNode;
};

/** The personal details of a contact, and how he came here. */
export function DetailsList({ contact, invitation, children }: DetailsListProps) {
  const t = useTranslations('staff.contacts');
  const language = useTranslations('common.language');
  const locale = useLocale() as Locale;
  const { customer, registeredByName, createdAt } = contact;
  const date = formatDate(createdAt, locale);
  return (
    <dl className={styles.details}>
      <Detail label={t('field.email')}>{contact.email}</Detail>
      <Detail label={t('field.phone')}>{contact.phone && readablePhone(contact.phone)}</Detail>
      <Detail label={t('field.customer')}>
        {customer && (
          <>
            <Link href={routes.customer(customer.id)}>{customer.name}</Link>
            {customer.orgnr && ` · ${formatOrgnr(customer.orgnr)}`}
          </>
        )}
      </Detail>
      <Detail label={t('field.locale')}>{language(contact.locale)}</Detail>
      <Detail label={t('field.timeZone')}>{contact.timeZone.replaceAll('_', ' ')}</Detail>
      <Detail label={t('field.inviteBasis')}>
        {t(`basis.${contact.inviteBasis}`)}
        {contact.inviteBasisNote && <span className={styles.more}>{contact.inviteBasisNote}</span>}
      </Detail>
      <Detail label={t('registeredLabel')}>
        {registeredByName ? t('registeredOn', { date, name: registeredByName }) : date}
      </Detail>
      <Detail label={t('sourceLabel')}>{t(`source.${contact.source}`)}</Detail>
      <Detail label={t('invitationLabel')}>
        <InvitationSummary invitation={invitation} />
        {children}
      </Detail>
    </dl>
  );
}

function Detail({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations('staff.contacts');
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children || <span className={styles.empty}>{t('notGiven')}</span>}</dd>
    </div>
  );
}
