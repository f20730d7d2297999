import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type Purpose, PurposeAnswers } from '@/components/contacts/purpose-answers';
import type { ContactRow } from '@/domain/contact-search/queries';
import { fullName } from '@/domain/contacts/rules';
import { routes } from '@/lib/routes';
import styles from './customer-contacts.module.css';

type CustomerContactsProps = { contacts: ContactRow[]; purposes: Purpose[] };

/** The people of a customer, each with what he has answered. */
export function CustomerContacts({ contacts, purposes }: CustomerContactsProps) {
  const t = useTranslations('staff.customers');
  if (contacts.length === 0) return <p className={styles.none}>{t('noContacts')}</p>;
  return (
    <ul className={styles.contacts}>
      {contacts.map((contact) => (
        <li key={contact.id} className={styles.contact}>
          <span className={styles.who}>
            <Link href={routes.contact(contact.id)}>{fullName(contact) || contact.email}</Link>
            <span className={styles.quiet}>{contact.email}</span>
          </span>
          <PurposeAnswers
            decisions={contact.decisions}
            toRenew={contact.toRenew}
            purposes={purposes}
          />
        </li>
      ))}
    </ul>
  );
}
