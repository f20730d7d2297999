import { Img } from '@react-email/components';
import { formatDate } from '../lib/i18n/format';
import type { Locale } from '../lib/i18n/locales';
import { oneLine } from './merge-fields';
import { Fineprint, Footer, type Sender } from './parts/footer';
import { Layout } from './parts/layout';
import { LinkedText } from './parts/linked-text';
import { NamedLink, Paragraph, Subtitle, Title } from './parts/text';
import { appex } from './preview-props';
import { wordsFor } from './words';

/** A piece of a newsletter. Addresses that begin with `https://` become links. */
export type Block = { type: 'heading' | 'paragraph'; text: string };

/** How this one mail is followed; only for a contact who said yes to personal adaptation. */
export type Tracking = { pixelUrl: string; clickUrl(url: string): string };

export type NewsletterContent = {
  locale: Locale;
  company: Sender;
  subject: string;
  preheader?: string;
  paragraphs: Block[];
};

export type NewsletterProps = NewsletterContent & {
  grantedAt: Date;
  listName: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
  tracking: Tracking | null;
};

/** A newsletter as one contact gets it. */
export default function Newsletter({ grantedAt, ...props }: NewsletterProps) {
  return <NewsletterMail {...props} grantedOn={formatDate(grantedAt, props.locale)} />;
}

type NewsletterMailProps = Omit<NewsletterProps, 'grantedAt'> & { grantedOn: string };

/** The same with the date already written, so that it can be compiled once and filled for many. */
export function NewsletterMail(props: NewsletterMailProps) {
  const { locale, company, paragraphs, tracking } = props;
  const words = wordsFor(locale);
  return (
    <Layout
      locale={locale}
      title={newsletterSubject(props)}
      preheader={props.preheader ?? ''}
      companyName={company.name}
      footer={
        <Footer words={words} company={company}>
          <Fineprint>
            {`${words('newsletter.reason', { grantedOn: props.grantedOn })} ${words('newsletter.list', { listName: oneLine(props.listName) })}`}
            <br />
            <NamedLink href={props.preferencesUrl}>{words('newsletter.preferences')}</NamedLink>
            <br />
            <NamedLink href={props.unsubscribeUrl}>{words('newsletter.unsubscribe')}</NamedLink>
          </Fineprint>
          {tracking && <Img src={tracking.pixelUrl} width="1" height="1" alt="" />}
        </Footer>
      }
    >
      {paragraphs.map((block, index) => (
        <BlockView key={block.text} block={block} isFirst={index === 0} {...props} />
      ))}
    </Layout>
  );
}

export function newsletterSubject({ subject }: NewsletterContent): string {
  return oneLine(subject);
}

type BlockViewProps = { block: Block; isFirst: boolean; tracking: Tracking | null };

function BlockView({ block, isFirst, tracking }: BlockViewProps) {
  if (block.type === 'paragraph') {
    return (
      <Paragraph>
        <LinkedText text={block.text} hrefOf={tracking?.clickUrl} />
      </Paragraph>
    );
  }
  return isFirst ? (
    <Title>{oneLine(block.text)}</Title>
  ) : (
    <Subtitle>{oneLine(block.text)}</Subtitle>
  );
}

Newsletter.PreviewProps = {
  locale: 'nb',
  company: appex,
  subject: 'Nytt fra Appex i november',
  preheader: 'Ny app for byggeplassen, og frokostmøte 3. desember.',
  paragraphs: [
    { type: 'heading', text: 'Ny app for byggeplassen' },
    {
      type: 'paragraph',
      text: 'Nå kan hele laget føre timer fra telefonen, også uten nett. Se hvordan det virker:\nhttps://www.appex.example/app?kilde=brev&maned=11',
    },
    { type: 'heading', text: 'Frokostmøte 3. desember' },
    {
      type: 'paragraph',
      text: 'Vi møtes i Bergen kl. 8. Plassen er gratis (les mer på https://www.appex.example/frokost).',
    },
  ],
  grantedAt: new Date('2026-11-23T12:44:00Z'),
  listName: 'Appex',
  preferencesUrl: 'https://samtykke.example/p/AbCdEf0123456789',
  unsubscribeUrl: 'https://samtykke.example/u/AbCdEf0123456789',
  tracking: null,
} satisfies NewsletterProps;
