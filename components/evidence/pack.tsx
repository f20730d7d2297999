import { Document, Page, Text, View } from '@react-pdf/renderer';
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
      <Page size="A4" style={style.page}>
        <RunningHead {...props} />
        <RunningFoot {...props} />
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

/** On every page: whose it is, and the first 16 digits of the hash that the whole chain hangs on. */
function RunningHead({ evidence, t }: PackProps) {
  const head = evidence.chain.at(-1)?.hash.slice(0, 16);
  return (
    <View style={style.header} fixed>
      <Text>{t('contactNumber', { id: evidence.contact.id })}</Text>
      <Text>{head ? t('chainHead', { head }) : t('noHead')}</Text>
    </View>
  );
}

function RunningFoot({ t, locale, printed }: PackProps) {
  return (
    <View style={style.footer} fixed>
      <Text>{t('printedShort', { at: formatMoment(printed.at, locale) })}</Text>
      <Text
        render={({ pageNumber, totalPages }) =>
          t('page', { page: pageNumber, pages: totalPages ?? pageNumber })
        }
      />
    </View>
  );
}
