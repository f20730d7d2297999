import type { Locale } from '../lib/i18n/locales';
import { Button, ButtonInClear } from './parts/button';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { greeting } from './parts/greeting';
import { Layout } from './parts/layout';
import { Paragraph, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

export type ConfirmEmailProps = {
  locale: Locale;
  company: Sender;
  firstName: string;
  newEmail: string;
  confirmUrl: string;
};

/** Goes to a new address, which takes effect only when its owner confirms it. */
export default function ConfirmEmail(props: ConfirmEmailProps) {
  const { locale, company } = props;
  const words = wordsFor(locale);
  const name = { company: company.name };
  return (
    <Layout
      locale={locale}
      title={confirmEmailSubject(props)}
      preheader={words('confirmEmail.preheader')}
      companyName={company.name}
      footer={
        <Footer words={words} company={company}>
          <Fineprint>{words('confirmEmail.reason', name)}</Fineprint>
        </Footer>
      }
    >
      <Title>{words('confirmEmail.heading')}</Title>
      <Paragraph>
        {`${greeting(words, props.firstName)} ${words('confirmEmail.intro', name)}`}
      </Paragraph>
      <Paragraph>
        <strong style={{ overflowWrap: 'anywhere' }}>{props.newEmail}</strong>
      </Paragraph>
      <Paragraph>{words('confirmEmail.pending')}</Paragraph>
      <Button label={words('confirmEmail.button')} href={props.confirmUrl} />
      <Paragraph>{words('common.notAsked')}</Paragraph>
      <ButtonInClear words={words} href={props.confirmUrl} />
    </Layout>
  );
}

export function confirmEmailSubject({ locale }: ConfirmEmailProps): string {
  return wordsFor(locale)('confirmEmail.subject');
}

ConfirmEmail.PreviewProps = {
  locale: 'nb',
  company: appex,
  firstName: 'Jone',
  newEmail: 'jone.tveit@fjordbygg.example',
  confirmUrl: 'https://samtykke.example/p/confirm/zqX3vN8bQ0aYt7LrW2mKc5HdP9sJfU1eGi4oTyBxE6A',
} satisfies ConfirmEmailProps;
