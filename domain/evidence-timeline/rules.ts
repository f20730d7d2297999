import type { Evidence, EvidenceEnding, EvidenceEvent, Happening } from '@/domain/evidence/rules';

/** What stands in the timeline of the evidence, beside the mails. */
export type EvidenceEntry = { id: string; at: Date } & (
  | { kind: 'answer'; events: [EvidenceEvent, ...EvidenceEvent[]] }
  | { kind: 'served'; noticeIds: string[]; messageId: string }
  | { kind: 'ended'; endings: [EvidenceEnding, ...EvidenceEnding[]] }
  | { kind: 'happening'; happening: Happening }
);

/** All that was answered, shown, ended and changed, oldest first: the events of one answer are one entry. */
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

/** What was shown by the same link within one minute was one look at the page. */
function listServed({ servings }: Evidence): EvidenceEntry[] {
  const looks = Map.groupBy(
    servings,
    ({ messageId, servedAt }) => `${messageId} ${servedAt.toISOString().slice(0, 16)}`,
  );
  return [...looks.values()].flatMap((look) => {
    const [first] = look;
    if (!first) return [];
    const noticeIds = [...new Set(look.map(({ noticeId }) => noticeId))];
    const { id, servedAt: at, messageId } = first;
    return [{ id, kind: 'served', at, noticeIds, messageId }];
  });
}

function listAnswers({ events }: Evidence): EvidenceEntry[] {
  const answers = Map.groupBy(events, ({ answerId }) => answerId);
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
