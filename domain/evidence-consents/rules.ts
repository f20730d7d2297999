import { type Channel, readWording } from '@/domain/consent/rules';
import type {
  Evidence,
  EvidenceController,
  EvidenceEvent,
  EvidenceStanding,
} from '@/domain/evidence/rules';

/**
 * Who may use a yes to a purpose. Marketing: the company that the purpose belongs to, though the wording of a level may
 * name others for their own purposes. Personal adaptation: every company that the wording names, and the purpose's own
 * where an older wording names none.
 * @param noticeId the wording that was answered; null asks about the wording in force.
 */
export function controllersOf(
  { controllers, wordings }: Evidence,
  { kind, orgnr, askedBy }: Pick<EvidenceStanding, 'kind' | 'orgnr' | 'askedBy'>,
  noticeId: string | null,
): EvidenceController[] {
  const wording = wordings.find(({ id }) => id === noticeId);
  const named = wording
    ? readWording(wording.content).controllers.map((each) => each.orgnr)
    : askedBy;
  const isShared = kind === 'personalisation' && named.length > 0;
  return controllers.filter((each) => (isShared ? named : [orgnr]).includes(each.orgnr));
}

/** Every company that a wording of his names, or that a purpose he has answered belongs to, as it is today. */
export function listNamedControllers({
  controllers,
  consents,
  events,
  wordings,
}: Evidence): EvidenceController[] {
  const named = wordings.flatMap(({ content }) => readWording(content).controllers);
  const answered = consents.filter(({ key }) => events.some(({ purpose }) => purpose === key));
  const numbers = new Set([...named, ...answered].map(({ orgnr }) => orgnr));
  return controllers.filter(({ orgnr }) => numbers.has(orgnr));
}

/** Whether he had been sent an invitation by then. One that may have left, or not, counts. */
export function wasInvited({ messages }: Evidence, by: Date): boolean {
  return messages.some(
    ({ kind, state, handedAt, gatedAt, createdAt }) =>
      (kind === 'invitation' || kind === 'reminder') &&
      (state === 'sent' || state === 'unknown') &&
      (handedAt ?? gatedAt ?? createdAt) <= by,
  );
}

/** When a yes ends by itself, or ended, as far as is known; null where only an answer ends it. */
export function endsAtOf(
  { events, consents, endings }: Evidence,
  event: EvidenceEvent,
): Date | null {
  const ending = endings.find(({ eventId }) => eventId === event.id);
  const latest = events.findLast(({ purpose }) => purpose === event.purpose);
  const standing = consents.find(({ key }) => key === latest?.purpose && latest === event);
  return ending?.at ?? standing?.until ?? event.expiresAt;
}

/** How an answer was taken, in English, for the formats that machines read. */
export const collectionMethods: Record<Channel, string> = {
  portal: 'Own answer in the portal, opened by the link of a mail to the data subject',
  unsubscribe:
    'Own answer on the unsubscribe page, opened by the link of a mail to the data subject',
  one_click: 'One-click unsubscribe in the mail program (RFC 8058)',
  meeting: 'Told to staff in a meeting, recorded by staff',
  phone: 'Told to staff on the phone, recorded by staff',
  written: 'Told to staff in writing, recorded by staff',
  import: 'Imported together with its proof',
  api: 'Handed over by another system of the controller',
  erasure: 'Request for erasure',
  expiry: 'Ended by itself at the end of its life',
};
