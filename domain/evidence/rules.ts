import type { Coverage } from '@/domain/checkpoints/rules';
import type { Channel, Decision, Renewal, Standing } from '@/domain/consent/rules';
import type { InviteBasis, Source } from '@/domain/contacts/rules';
import type { Locale } from '@/lib/i18n/locales';

export const evidenceFormats = ['pdf-nb', 'pdf-en', 'iso-27560', 'kantara', 'json'] as const;
/** What evidence is written as: a document to read, one of two standards, or everything as JSON. */
export type EvidenceFormat = (typeof evidenceFormats)[number];

/** Everything that proves what a contact said. Hashes are hexadecimal. */
export type Evidence = {
  contact: EvidenceContact;
  controllers: EvidenceController[];
  /** Every purpose of the pack with what holds now, in the order of the portal. */
  consents: EvidenceStanding[];
  /** Every time that he said that he is not to be contacted, oldest first; what is not lifted holds, for all purposes. */
  objections: EvidenceObjection[];
  /** Every event of the purposes, by `seq`. */
  events: EvidenceEvent[];
  /** Every link of the contact's chain, of other purposes too: without them it could not be followed. */
  chain: ChainLink[];
  /** Every wording that an event names or that the portal handed out by a link of his. */
  wordings: EvidenceWording[];
  /** What the portal handed out by a link of his, oldest first: to him, or to a program that opened the link. */
  servings: EvidenceServing[];
  messages: EvidenceMessage[];
  /** What else happened to him, oldest first. */
  happenings: Happening[];
  /** Every yes that ended without an answer and has no event that says so, oldest first. */
  endings: EvidenceEnding[];
  /** The latest signed statement that names this chain; null until there is one. */
  checkpoint: Coverage | null;
  /** What the check found; `checkpointSeq` is the checkpoint that it compared with, null where there is none. */
  verification: {
    holds: boolean;
    faults: { seq: string | null; fault: string }[];
    checkpointSeq: number | null;
  };
};

export type EvidenceContact = {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  locale: Locale;
  customer: { name: string; orgnr: string | null } | null;
  source: Source;
  inviteBasis: InviteBasis;
  inviteBasisNote: string | null;
  registeredByName: string | null;
  createdAt: Date;
  erasedAt: Date | null;
};

export type EvidenceController = {
  name: string;
  legalName: string;
  orgnr: string;
  address: string;
  website: string;
  privacyContact: string;
};

type Actor = { actorType: 'contact' | 'staff' | 'system'; actorName: string | null };

export type EvidenceStanding = {
  purposeId: string;
  key: string;
  kind: 'personalisation' | 'marketing';
  tag: string;
  companyName: string;
  orgnr: string;
  /** The numbers of the companies that the wording in force names. */
  askedBy: string[];
  /** `expired` also for a yes that its life or a newer wording has ended, though the last event says yes. */
  standing: Standing;
  /** Whether a yes may be used now. */
  holds: boolean;
  since: Date | null;
  /** When a yes ends by itself, or ended. */
  until: Date | null;
  actorType: Actor['actorType'] | null;
  actorName: string | null;
  channel: Channel | null;
};

/** "Do not contact me again". Suppressions are in no chain. */
export type EvidenceObjection = {
  at: Date;
  liftedAt: Date | null;
  /** The contact, where the mail is known whose link was used. */
  actorType: 'contact' | null;
  messageId: string | null;
  messageKind: string | null;
};

/** `hash` is SHA-256 over `prevHash` (32 bytes) and the UTF-8 bytes of `payload`. */
export type EvidenceEvent = ChainLink &
  Actor & {
    id: string;
    /** The key of the purpose. */
    purpose: string;
    decision: Decision;
    previous: Decision | null;
    /** The wording that he answered to, or, where nothing was shown, the one in force. */
    noticeId: string | null;
    answerId: string;
    channel: Channel;
    credential: string | null;
    servedId: string | null;
    servedAt: Date | null;
    /** The day on which staff and contact agreed, as 2026-11-23. */
    agreedOn: string | null;
    note: string | null;
    /** JSON of what was known of the request. */
    evidence: string | null;
    expiresAt: Date | null;
    payload: string;
  };

export type ChainLink = { seq: number; recordedAt: Date; prevHash: string; hash: string };

/** `sha256` covers the UTF-8 bytes of `content`. */
export type EvidenceWording = {
  id: string;
  level: string;
  /** The keys of the purposes that a yes to it grants. */
  purposes: string[];
  version: number;
  locale: Locale;
  content: string;
  sha256: string;
  publishedAt: Date;
};

export type EvidenceServing = { id: string; noticeId: string; messageId: string; servedAt: Date };

export type EvidenceMessage = {
  id: string;
  kind: string;
  state: string;
  reason: string | null;
  createdAt: Date;
  gatedAt: Date | null;
  /** The event that allowed it. */
  gateEventId: string | null;
  gateSeq: number | null;
  handedAt: Date | null;
  providerId: string | null;
  /** The purposes of a newsletter's lists; null for other mails, which concern all. */
  purposes: string[] | null;
  subject: string | null;
  toAddress: string | null;
  bodySha256: string | null;
};

export type Happening = { at: Date } & (
  | { kind: 'registered'; staffName: string | null; source: Source }
  | { kind: 'visit'; messageKind: string; messageId: string }
  | {
      kind: 'details';
      actorType: Actor['actorType'];
      actorName: string | null;
      before: Record<string, string | null>;
      after: Record<string, string | null>;
    }
  | { kind: 'suppressed' | 'suppressionLifted'; reason: string }
);

export type EvidenceEnding = {
  at: Date;
  /** The event that said yes. */
  eventId: string;
  /** The key of the purpose. */
  purpose: string;
  cause: Renewal['cause'];
  /** The version whose publication ended it; null when its life was over. */
  version: number | null;
};

/**
 * The evidence of one purpose alone, or null for a purpose that is not there. Of the other purposes
 * nothing remains but their links' hashes, which tell nothing.
 */
export function ofPurpose(evidence: Evidence, key: string): Evidence | null {
  const consents = evidence.consents.filter((each) => each.key === key);
  if (consents.length === 0) return null;
  const wordings = evidence.wordings.filter((each) => each.purposes.includes(key));
  const shown = new Set(wordings.map(({ id }) => id));
  return {
    ...evidence,
    consents,
    events: evidence.events.filter((each) => each.purpose === key),
    endings: evidence.endings.filter((each) => each.purpose === key),
    wordings,
    servings: evidence.servings.filter((each) => shown.has(each.noticeId)),
    messages: evidence.messages.filter((each) => each.purposes?.includes(key) ?? true),
  };
}
