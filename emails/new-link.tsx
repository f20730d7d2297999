import type { Locale } from '../lib/i18n/locales';
import { Button, ButtonInClear } from './parts/button';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { greeting } from './parts/greeting';
import { Layout } from './parts/layout';
import { Paragraph, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

export type NewLinkProps = {
  locale: Locale;
  company: Sender;
  firstName: string;
  portalUrl: string;
};

/** A fresh link to the portal, for someone whose old one no longer works. */
export default function NewLink(props: NewLinkProps) {
  const { locale, company } = props;
  const words = wordsFor(locale);
  return (
    <Layout
      locale={locale}
      title={newLinkSubject(props)}
      preheader={words('newLink.preheader')}
      companyName={company.name}
      footer={
        <Footer words={words} company={company}>
          <Fineprint>{words('newLink.reason')}</Fineprint>
        </Footer>
      }
    >
      <Title>{words('newLink.heading')}</Title>
      <Paragraph>
        {`${greeting(words, props.firstName)} ${words('newLink.intro', { company: company.name })}`}
      </Paragraph>
      <Button label={words('newLink.button')} href={props.portalUrl} />
      <Paragraph>{words('common.notAsked')}</Paragraph>
      <ButtonInClear words={words} href={props.portalUrl} />
    </Layout>
  );
}

export function newLinkSubject({ locale, company }: NewLinkProps): string {
  return wordsFor(locale)('newLink.subject', { company: company.name });
}

NewLink.PreviewProps = {
  locale: 'nb',
  company: appex,
  firstName: 'Jone',
  portalUrl: 'https://samtykke.example/p/zqX3vN8bQ0aYt7LrW2mKc5HdP9sJfU1eGi4oTyBxE6A',
} satisfies NewLinkProps;
