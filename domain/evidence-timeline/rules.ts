import { z } from 'zod';
import type {
  Evidence,
  EvidenceEnding,
  EvidenceEvent,
  EvidenceServing,
  Happening,
} from '@/domain/evidence/rules';

/** What stands in the timeline of the evidence, beside the mails. */
export type EvidenceEntry = { id: string; at: Date } & (
  | { kind: 'answer'; events: [EvidenceEvent, ...EvidenceEvent[]] }
  | { kind: 'served'; noticeIds: string[]; isSeen: boolean }
  | { kind: 'ended'; endings: [EvidenceEnding, ...EvidenceEnding[]] }
  | { kind: 'happening'; happening: Happening }
);

/**
 * All that was answered, shown, ended and changed, oldest first: the events of one answer, to the same words and with the
 * same end, are one entry.
 */
export function tellTimeline(evidence: Evidence): EvidenceEntry[] {
  const entries = [
    ...evidence.happenings.map(
      (happening, index): EvidenceEntry => ({
        id: `happening ${index}`,
        kind: 'happening',
        at: happening.at,
        happening,
      }),
    ),
    ...listServed(evidence),
    ...listAnswers(evidence),
    ...listEnded(evidence),
  ];
  return entries.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

/** A page is noted in one statement. */
const LOOK_MILLISECONDS = 1000;

/** What the same link fetched at the same moment was one look at the page. */
function listServed(evidence: Evidence): EvidenceEntry[] {
  const looks: EvidenceServing[][] = [];
  for (const serving of evidence.servings) {
    const look = looks.findLast(([first]) => first?.messageId === serving.messageId);
    const isSame = look?.[0] && +serving.servedAt - +look[0].servedAt < LOOK_MILLISECONDS;
    if (isSame) look.push(serving);
    else looks.push([serving]);
  }
  return looks.flatMap((look) => {
    const [first] = look;
    if (!first) return [];
    const noticeIds = [...new Set(look.map(({ noticeId }) => noticeId))];
    const isSeen = look.some((serving) => wasSeen(evidence, serving));
    return [{ id: first.id, kind: 'served', at: first.servedAt, noticeIds, isSeen }];
  });
}

/** The same page again within this time is the same showing: the portal notes it once. */
const SHOWING_MILLISECONDS = 10 * 60 * 1000;

/**
 * Whether a person saw it: he answered to it, or the page told, as a scanner's does not, that it was used. That is told
 * once for each link, so of a later look nobody knows.
 */
function wasSeen({ events, happenings }: Evidence, serving: EvidenceServing): boolean {
  const { id, messageId, servedAt } = serving;
  return (
    events.some(({ servedId }) => servedId === id) ||
    happenings.some((each) => {
      const later = each.at.getTime() - servedAt.getTime();
      const isVisit = each.kind === 'visit' && each.messageId === messageId;
      return isVisit && later >= 0 && later < SHOWING_MILLISECONDS;
    })
  );
}

const DAY_MILLISECONDS = 86_400_000;

/** Staff may write down at once what different words ask, and purposes of one question may have lives of their own. */
function listAnswers({ events }: Evidence): EvidenceEntry[] {
  const answers = Map.groupBy(events, ({ answerId, noticeId, recordedAt, expiresAt }) => {
    const days = expiresAt && Math.round((+expiresAt - +recordedAt) / DAY_MILLISECONDS);
    return `${answerId} ${noticeId} ${days}`;
  });
  return [...answers.values()].flatMap(([first, ...rest]) =>
    first ? [{ id: first.id, kind: 'answer', at: first.recordedAt, events: [first, ...rest] }] : [],
  );
}

/** What one wording or one life ended at the same time is one entry. */
function listEnded({ endings }: Evidence): EvidenceEntry[] {
  const groups = Map.groupBy(
    endings,
    ({ at, cause, version }) => `${at.toISOString()} ${cause} ${version}`,
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first
      ? [{ id: `ended ${first.eventId}`, kind: 'ended', at: first.at, endings: [first, ...rest] }]
      : [],
  );
}

const Noted = z.object({ noteMac: z.string().nullish() });

/** Whether an answer had a note that was erased with its contact: the hashed bytes go on saying that there was one. */
export function lostNote({ contact }: Evidence, { note, payload }: EvidenceEvent): boolean {
  return contact.erasedAt !== null && note === null && !!Noted.parse(JSON.parse(payload)).noteMac;
}
