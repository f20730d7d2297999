import { Text, View } from '@react-pdf/renderer';
import { z } from 'zod';
import { readWording, type Standing } from '@/domain/consent/rules';
import type { EvidenceEnding, EvidenceEvent } from '@/domain/evidence/rules';
import { type EvidenceEntry, lostNote, tellTimeline } from '@/domain/evidence-timeline/rules';
import { inWords } from '@/lib/i18n/evidence-words';
import { formatDate } from '@/lib/i18n/format';
import { HappeningLines } from './happening';
import { formatMoment } from './moment';
import { Chapter, Item, type PackProps } from './parts';
import { answerWord, describeEnding } from './standings';
import { style } from './style';
import { whoAndWhere } from './who';

/** Who said what, when and where, to which words; oldest first. */
export function TimelineChapter(props: PackProps) {
  const { evidence, t, locale } = props;
  const entries = tellTimeline(evidence);
  return (
    <Chapter name="timeline" t={t} intro={t('timeline.intro')}>
      {evidence.events.length === 0 && <Text style={style.paragraph}>{t('timeline.empty')}</Text>}
      {entries.map((entry) => (
        <Item key={entry.id}>
          <View style={{ flexDirection: 'row' }}>
            <Text style={[style.small, { width: 132, paddingRight: 12 }]}>
              {formatMoment(entry.at, locale)}
            </Text>
            <View style={{ flex: 1 }}>
              <Entry {...props} entry={entry} />
            </View>
          </View>
        </Item>
      ))}
    </Chapter>
  );
}

function Entry({ entry, ...props }: PackProps & { entry: EvidenceEntry }) {
  if (entry.kind === 'answer') return <AnswerLines {...props} events={entry.events} />;
  if (entry.kind === 'happening') return <HappeningLines {...props} happening={entry.happening} />;
  if (entry.kind === 'ended') return <EndedLines {...props} endings={entry.endings} />;
  const { t } = props;
  return (
    <>
      <Text>
        {t(entry.isSeen ? 'timeline.seen' : 'timeline.fetched', { count: entry.noticeIds.length })}
      </Text>
      {entry.noticeIds.map((id) => (
        <Text key={id} style={style.small}>
          {describeWording(props, id)}
        </Text>
      ))}
    </>
  );
}

function EndedLines({
  endings,
  ...props
}: PackProps & { endings: [EvidenceEnding, ...EvidenceEnding[]] }) {
  return endings.map((ending) => (
    <Text key={ending.eventId} style={style.strong}>
      {`${tagOf(props, ending.purpose)}: ${describeEnding(props, ending)}`}
    </Text>
  ));
}

function tagOf({ evidence }: PackProps, key: string): string {
  return evidence.consents.find((each) => each.key === key)?.tag ?? key;
}

function AnswerLines({
  events,
  ...props
}: PackProps & { events: [EvidenceEvent, ...EvidenceEvent[]] }) {
  const { t } = props;
  const [first] = events;
  return (
    <>
      <Text style={style.quiet}>{whoAndWhere(props, first)}</Text>
      {events.map((event) => (
        <Text key={event.id} style={style.strong}>
          {t('timeline.change', {
            purpose: tagOf(props, event.purpose),
            from: t(`answer.${answerWord(props, standingBefore(props, event), event.recordedAt)}`),
            to: t(`answer.${event.decision}`),
          })}
        </Text>
      ))}
      {first.note && <Text>{t('timeline.note', { note: first.note })}</Text>}
      {lostNote(props.evidence, first) && <Text>{t('timeline.noteErased')}</Text>}
      {grounds(props, events).map((line) => (
        <Text key={line} style={style.small}>
          {line}
        </Text>
      ))}
    </>
  );
}

/** What the answer before was worth by then: a yes that had ended by itself was no yes any more. */
function standingBefore(
  { evidence }: PackProps,
  { seq, purpose, previous }: EvidenceEvent,
): Standing {
  const before = evidence.events.findLast((each) => each.purpose === purpose && each.seq < seq);
  const hasEnded = evidence.endings.some(({ eventId }) => eventId === before?.id);
  return hasEnded ? 'expired' : (previous ?? 'notAsked');
}

const Request = z.object({
  messageId: z.string().optional(),
  sentTo: z.string().optional(),
  addressSetBy: z.object({ name: z.string(), at: z.coerce.date() }).optional(),
  userAgent: z.string().optional(),
  network: z.string().optional(),
  reference: z.string().optional(),
});

/** What an answer rests on: the words, when they were shown, the mail that led there, the request. */
function grounds(props: PackProps, events: [EvidenceEvent, ...EvidenceEvent[]]): string[] {
  const { evidence, t, locale } = props;
  const [{ noticeId, servedId, servedAt, agreedOn, expiresAt, evidence: known }] = events;
  const { messageId, sentTo, addressSetBy, userAgent, network, reference } = known
    ? Request.parse(JSON.parse(known))
    : {};
  const mail = evidence.messages.find(({ id }) => id === messageId);
  const parts = [userAgent && browserName(props, userAgent), network].filter(Boolean).join(', ');
  return [
    agreedOn && t('timeline.agreedOn', { date: formatDate(new Date(agreedOn), locale) }),
    reference && t('timeline.reference', { reference }),
    noticeId
      ? describeWording(props, noticeId, servedId ? 'timeline.answeredTo' : 'timeline.inForce')
      : t('timeline.noWording'),
    servedAt && t('timeline.shown', { at: formatMoment(servedAt, locale) }),
    expiresAt && t('timeline.expires', { at: formatMoment(expiresAt, locale) }),
    mail &&
      t('timeline.led', {
        kind: inWords(t, 'kinds', mail.kind),
        at: formatMoment(mail.handedAt ?? mail.createdAt, locale),
      }),
    sentTo && t('timeline.sentTo', { address: sentTo }),
    addressSetBy &&
      t('timeline.addressSetBy', {
        name: addressSetBy.name,
        at: formatMoment(addressSetBy.at, locale),
      }),
    parts && t('timeline.request', { parts }),
    t('timeline.events', { count: events.length, seqs: events.map(({ seq }) => seq).join(', ') }),
  ].flatMap((line) => line || []);
}

/** "Safari on iPhone" as it is kept (lib/request-evidence.ts), in the language of the document. */
function browserName({ t }: PackProps, userAgent: string): string {
  const [browser, system] = userAgent.split(' on ');
  return browser && system ? t('timeline.browser', { browser, system }) : userAgent;
}

type WordingKey = 'timeline.wording' | 'timeline.answeredTo' | 'timeline.inForce';

/** Which words they were: "«Digital markedsføring fra Appex», versjon 1 (bokmål)". */
function describeWording(
  { evidence, t }: PackProps,
  id: string,
  key: WordingKey = 'timeline.wording',
): string {
  const wording = evidence.wordings.find((each) => each.id === id);
  if (!wording) return id;
  const { title } = readWording(wording.content);
  const { version, locale } = wording;
  return t(key, { title, version, language: t(`language.${locale}`) });
}
