import { Section } from '@react-email/components';
import type { ReactNode } from 'react';
import type { Words } from '../words';
import { styles } from './styles';
import { ClearLink } from './text';

/** The company that a mail comes from, and answers for it. */
export type Sender = {
  name: string;
  /** Nine digits. */
  orgnr: string;
  address: string;
  website: string;
  /** An e-mail address or a web address for questions about privacy. */
  privacyContact: string;
};

type FooterProps = { words: Words; company: Sender; children: ReactNode };

/** Why he gets the mail and how he stops it, then who sent it. */
export function Footer({ words, company, children }: FooterProps) {
  return (
    <Section>
      <div className="outside" style={{ padding: '24px 40px 8px' }}>
        {children}
        <Fineprint>
          {`${company.name} · ${words('common.organisationNumber', { orgnr: groupDigits(company.orgnr) })}`}
          <br />
          {company.address}
          <br />
          <ClearLink href={webAddress(company.website)}>{company.website}</ClearLink>
        </Fineprint>
        <Fineprint>
          {`${words('common.privacyContact')} `}
          <ClearLink href={contactAddress(company.privacyContact)}>
            {company.privacyContact}
          </ClearLink>
        </Fineprint>
      </div>
    </Section>
  );
}

export function Fineprint({ children }: { children: ReactNode }) {
  return (
    <p className="muted" style={styles.fineprint}>
      {children}
    </p>
  );
}

function groupDigits(orgnr: string): string {
  return orgnr.replace(/^(\d{3})(\d{3})(\d{3})$/, '$1 $2 $3');
}

function contactAddress(contact: string): string {
  return contact.includes('@') ? `mailto:${contact}` : webAddress(contact);
}

function webAddress(website: string): string {
  return /^https?:\/\//.test(website) ? website : `https://${website}`;
}
