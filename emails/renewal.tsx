import { formatLastDay } from '../lib/i18n/format';
import type { Locale } from '../lib/i18n/locales';
import { Button, ButtonInClear } from './parts/button';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { greeting } from './parts/greeting';
import { Layout } from './parts/layout';
import { Row, Rows } from './parts/rows';
import { NamedLink, Paragraph, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

export type RenewalProps = {
  locale: Locale;
  company: Sender;
  /** May be empty: then he is greeted without it. */
  firstName: string;
  /** The consents that end or have ended. Never empty. */
  consents: { purpose: string; endsAt: Date; isOver: boolean; cause: 'wording' | 'expiry' }[];
  portalUrl: string;
  unsubscribeUrl: string;
};

/** Asks a contact once more, for his yes ends. No picture, no pixel, no rewritten link. */
export default function Renewal(props: RenewalProps) {
  const { locale, company, consents } = props;
  const words = wordsFor(locale);
  return (
    <Layout
      locale={locale}
      title={renewalSubject(props)}
      preheader={words('renewal.preheader')}
      companyName={company.name}
      footer={
        <Footer words={words} company={company}>
          <Fineprint>
            {words('renewal.reason')}
            <br />
            <NamedLink href={props.unsubscribeUrl}>{words('invitation.stop')}</NamedLink>
          </Fineprint>
        </Footer>
      }
    >
      <Title>{words('renewal.heading')}</Title>
      <Paragraph>{`${greeting(words, props.firstName)} ${words('renewal.intro')}`}</Paragraph>
      <Rows label={words('renewal.consents')} labelWidth="50%">
        {consents.map(({ purpose, endsAt, isOver, cause }) => (
          <Row key={purpose} label={purpose} note={words(`renewal.cause.${cause}`)}>
            {words(isOver ? 'renewal.ended' : 'renewal.ends', {
              date: formatLastDay(endsAt, locale),
            })}
          </Row>
        ))}
      </Rows>
      <Button label={words('invitation.button')} href={props.portalUrl} />
      <Paragraph>{words('renewal.noAnswer')}</Paragraph>
      <ButtonInClear words={words} href={props.portalUrl} />
    </Layout>
  );
}

export function renewalSubject({ locale, company }: RenewalProps): string {
  return wordsFor(locale)('renewal.subject', { company: company.name });
}

Renewal.PreviewProps = {
  locale: 'nb',
  company: appex,
  firstName: 'Jone',
  consents: [
    {
      purpose: 'Personlig tilpasning',
      endsAt: new Date('2026-11-20T12:00:00Z'),
      isOver: true,
      cause: 'wording',
    },
    {
      purpose: 'Markedsføring fra Appex',
      endsAt: new Date('2026-12-01T12:00:00Z'),
      isOver: false,
      cause: 'expiry',
    },
  ],
  portalUrl: 'https://samtykke.example/p/zqX3vN8bQ0aYt7LrW2mKc5HdP9sJfU1eGi4oTyBxE6A',
  unsubscribeUrl: 'https://samtykke.example/u/AbCdEf0123456789',
} satisfies RenewalProps;
