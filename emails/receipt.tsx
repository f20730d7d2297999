import { formatDateTime } from '../lib/i18n/format';
import type { Locale } from '../lib/i18n/locales';
import { Button, ButtonInClear } from './parts/button';
import { type Change, Changes } from './parts/changes';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { greeting } from './parts/greeting';
import { Layout } from './parts/layout';
import { type Answer, AnswerChip, Row, Rows } from './parts/rows';
import { Paragraph, Subtitle, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

export type ReceiptProps = {
  locale: Locale;
  company: Sender;
  firstName: string;
  /** Oldest first. Empty when nothing but details changed. */
  changes: Change[];
  consents: { purpose: string; answer: Answer; since: Date | null }[];
  details: {
    name: string;
    email: string;
    phone: string | null;
    title: string | null;
    customer: string | null;
  };
  /** How far the contact's chain had come: the number of its last event, and the start of its hash. */
  witness: { seq: number; hash: string } | null;
  portalUrl: string;
};

const detailFields = ['name', 'email', 'phone', 'title', 'customer'] as const;

/** Sums up what changed, what holds now and what is stored about the contact. */
export default function Receipt(props: ReceiptProps) {
  const { locale, company, changes, consents, details } = props;
  const words = wordsFor(locale);
  return (
    <Layout
      locale={locale}
      title={receiptSubject(props)}
      preheader={words('receipt.preheader')}
      companyName={company.name}
      footer={
        <Footer words={words} company={company}>
          <Fineprint>{words('receipt.reason', { company: company.name })}</Fineprint>
          {props.witness && <Fineprint>{words('receipt.witness', props.witness)}</Fineprint>}
        </Footer>
      }
    >
      <Title>{words('receipt.heading')}</Title>
      <Paragraph>{`${greeting(words, props.firstName)} ${words('receipt.intro')}`}</Paragraph>
      {changes.length > 0 && <Changes words={words} locale={locale} changes={changes} />}
      <Subtitle>{words('receipt.consents')}</Subtitle>
      <Rows label={words('receipt.consents')} labelWidth="70%">
        {consents.map(({ purpose, answer, since }) => (
          <Row
            key={purpose}
            label={purpose}
            note={since ? words('receipt.since', { since: formatDateTime(since, locale) }) : ''}
          >
            <AnswerChip words={words} answer={answer} />
          </Row>
        ))}
      </Rows>
      <Subtitle>{words('receipt.details')}</Subtitle>
      <Rows label={words('receipt.details')} labelWidth="30%">
        {detailFields.map((field) => (
          <Row key={field} label={words(`receipt.field.${field}`)}>
            {details[field] || words('receipt.none')}
          </Row>
        ))}
      </Rows>
      <Paragraph>{words('receipt.correct')}</Paragraph>
      <Button label={words('receipt.button')} href={props.portalUrl} />
      <ButtonInClear words={words} href={props.portalUrl} />
    </Layout>
  );
}

export function receiptSubject({ locale, company }: ReceiptProps): string {
  return wordsFor(locale)('receipt.subject', { company: company.name });
}

Receipt.PreviewProps = {
  locale: 'nb',
  company: appex,
  firstName: 'Jone',
  changes: [
    {
      purpose: 'Personlig tilpasning',
      from: 'granted',
      to: 'withdrawn',
      by: 'Roy Hansen',
      channel: 'phone',
      agreedOn: '2026-11-23',
      at: new Date('2026-11-23T13:05:00Z'),
    },
  ],
  consents: [
    {
      purpose: 'Personlig tilpasning',
      answer: 'withdrawn',
      since: new Date('2026-11-23T13:05:00Z'),
    },
    {
      purpose: 'Markedsføring fra Appex',
      answer: 'granted',
      since: new Date('2026-11-23T12:44:00Z'),
    },
    {
      purpose: 'Markedsføring fra Assist',
      answer: 'granted',
      since: new Date('2026-11-23T12:44:00Z'),
    },
    { purpose: 'Markedsføring fra Garp', answer: 'notAsked', since: null },
  ],
  details: {
    name: 'Jone Tveit',
    email: 'jone@fjordbygg.example',
    phone: '+47 412 34 567',
    title: 'Daglig leder',
    customer: null,
  },
  witness: { seq: 7, hash: 'd1b2a59fbea7e200' },
  portalUrl: 'https://samtykke.example/p/zqX3vN8bQ0aYt7LrW2mKc5HdP9sJfU1eGi4oTyBxE6A',
} satisfies ReceiptProps;
