import { Document, Page, Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import { fullName } from '@/domain/contacts/rules';
import { ChainChapter } from './chain';
import { ChecksChapter } from './checks';
import { Front } from './front';
import { MailsChapter } from './mails';
import { formatMoment } from './moment';
import type { PackProps } from './parts';
import { PayloadsChapter } from './payloads';
import { StandingsChapter } from './standings';
import { style } from './style';
import { TimelineChapter } from './timeline';
import { WordingsChapter } from './wordings';

/**
 * The evidence of one contact as a document that can be laid before a court. The same evidence, printed
 * at the same moment, is the same document.
 */
export function EvidencePack(props: PackProps) {
  const { evidence, t, locale, printed } = props;
  const name = fullName(evidence.contact) || t('front.erased');
  return (
    <Document
      title={`${t('title')}: ${name}`}
      author={printed.name}
      creator="Samtykke"
      producer="Samtykke"
      language={locale}
      creationDate={printed.at}
      modificationDate={printed.at}
      conformance="PDF/A-2b"
      pageMode="useOutlines"
    >
      <Page size="A4" style={style.page} layout={(page) => <Sheet {...props} {...page} />}>
        <Front {...props} />
        <StandingsChapter {...props} />
        <TimelineChapter {...props} />
        <WordingsChapter {...props} />
        <MailsChapter {...props} />
        <ChainChapter {...props} />
        <PayloadsChapter {...props} />
        <ChecksChapter {...props} />
      </Page>
    </Document>
  );
}

type SheetProps = PackProps & { children: ReactNode; pageNumber?: number; totalPages?: number };

/** One page: what stands above and below on every one of them, and its part of the text. */
function Sheet({ children, pageNumber = 1, totalPages = 1, ...props }: SheetProps) {
  const { t, locale, printed } = props;
  return (
    <>
      <RunningHead {...props} />
      <View style={style.flow}>{children}</View>
      <View style={style.footer}>
        <Text>{t('printedShort', { at: formatMoment(printed.at, locale) })}</Text>
        <Text>{t('page', { page: pageNumber, pages: totalPages })}</Text>
      </View>
    </>
  );
}

/** On every page: whose it is, and the first 16 digits of the hash that the whole chain hangs on. */
function RunningHead({ evidence, t }: PackProps) {
  const head = evidence.chain.at(-1)?.hash.slice(0, 16);
  return (
    <View style={style.header}>
      <Text>{t('contactNumber', { id: evidence.contact.id })}</Text>
      <Text>{head ? t('chainHead', { head }) : t('noHead')}</Text>
    </View>
  );
}
