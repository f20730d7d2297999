import type { Locale } from '../lib/i18n/locales';
import { mergeFields, oneLine } from './merge-fields';
import { Button, ButtonInClear } from './parts/button';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { Layout } from './parts/layout';
import { NamedLink, Paragraph, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

export type InvitationReason = 'customer_relation' | 'asked' | 'meeting' | 'other';

export type InvitationProps = {
  locale: Locale;
  /** A reminder is the same mail, and says so in its subject and first line. */
  kind?: 'invitation' | 'reminder';
  /** Speaks by its short name, and signs the foot with that of the register. */
  company: Sender & { legalName: string };
  /** May be empty: then the wording is written without it. */
  firstName: string;
  senderName: string;
  senderTitle: string;
  /** From the variant, with `{firstName}`, `{companyName}` and `{senderName}`. */
  wording: {
    subject: string;
    preheader: string;
    heading: string;
    paragraphs: string[];
    /** Empty for the usual words. */
    button: string;
  };
  portalUrl: string;
  unsubscribeUrl: string;
  reason: InvitationReason;
};

/** Asks a contact to make his choices. No picture, no pixel, no rewritten link. */
export default function Invitation(props: InvitationProps) {
  const { locale, company, wording } = props;
  const words = wordsFor(locale);
  return (
    <Layout
      locale={locale}
      title={invitationSubject(props)}
      preheader={merged(props, wording.preheader)}
      companyName={company.name}
      footer={
        <Footer words={words} company={{ ...company, name: company.legalName }}>
          <Fineprint>
            {words(`invitation.reason.${props.reason}`, { company: company.name })}
            <br />
            <NamedLink href={props.unsubscribeUrl}>{words('invitation.stop')}</NamedLink>
          </Fineprint>
        </Footer>
      }
    >
      {props.kind === 'reminder' && <Paragraph>{words('invitation.reminder')}</Paragraph>}
      <Title>{merged(props, wording.heading)}</Title>
      {wording.paragraphs.map((paragraph) => (
        <Paragraph key={paragraph}>{merged(props, paragraph)}</Paragraph>
      ))}
      <Button
        label={merged(props, wording.button) || words('invitation.button')}
        href={props.portalUrl}
      />
      <Paragraph>{words('invitation.noAnswer')}</Paragraph>
      <Paragraph>{[words('invitation.regards'), ...signature(props)].join('\n')}</Paragraph>
      <ButtonInClear words={words} href={props.portalUrl} />
    </Layout>
  );
}

export function invitationSubject(props: InvitationProps): string {
  const subject = oneLine(merged(props, props.wording.subject));
  if (props.kind !== 'reminder') return subject;
  return wordsFor(props.locale)('invitation.reminderSubject', { subject });
}

function signature({ senderName, senderTitle, company }: InvitationProps): string[] {
  if (senderName === company.name) return [company.name];
  return [senderName, senderTitle ? `${senderTitle}, ${company.name}` : company.name];
}

function merged({ firstName, company, senderName }: InvitationProps, wording: string): string {
  const fields = { firstName: oneLine(firstName), companyName: company.name, senderName };
  return mergeFields(wording, fields);
}

Invitation.PreviewProps = {
  locale: 'nb',
  kind: 'invitation',
  company: { ...appex, legalName: 'Appex AS' },
  firstName: 'Jone',
  senderName: 'Kari Moe',
  senderTitle: 'Daglig leder',
  wording: {
    subject: 'Hva vil du høre fra {companyName}?',
    preheader: 'Du bestemmer. Det tar under ett minutt.',
    heading: 'Hei {firstName}. Hva vil du motta fra oss?',
    paragraphs: [
      'Vi i {companyName} vil bare sende deg det du selv har sagt ja til.',
      'Det tar under ett minutt, og du kan ombestemme deg når du vil.',
    ],
    button: '',
  },
  portalUrl: 'https://samtykke.example/p/zqX3vN8bQ0aYt7LrW2mKc5HdP9sJfU1eGi4oTyBxE6A',
  unsubscribeUrl: 'https://samtykke.example/u/AbCdEf0123456789',
  reason: 'customer_relation',
} satisfies InvitationProps;
