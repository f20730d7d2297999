import { sql } from 'drizzle-orm';
import { bigint, date, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { at, bytes, id } from './columns';
import { contact } from './contact';
import { purpose } from './purpose';
import { notice } from './wording';

export const decisions = ['granted', 'refused', 'withdrawn', 'expired'] as const;
const actorTypes = ['contact', 'staff', 'system'] as const;
export const channels = [
  'portal',
  'unsubscribe',
  'one_click',
  'meeting',
  'phone',
  'written',
  'import',
  'api',
  'erasure',
  'expiry',
] as const;
/** What an answer was given with: the database finds the actor by it. */
export const credentials = ['link', 'session', 'api_key', 'job'] as const;

/**
 * The ledger. Written by `record_consent` alone; nothing is ever changed or removed.
 * `hash` is SHA-256 over `prevHash` and `payload`; the first `prevHash` is 32 zero bytes.
 */
export const consentEvent = pgTable(
  'consent_event',
  {
    /** Made when the event is recorded: what is asked of a span of time looks here, by `id_from`. */
    id: id(),
    /**
     * No foreign key, nor for `purposeId` and `noticeId`: `consent` has all three, and holds a row for every contact and
     * purpose that has an event. Nor for `servedId`: nothing can be removed there.
     */
    contactId: uuid().notNull(),
    /** 1, 2, 3 … within the contact's own chain. */
    seq: bigint({ mode: 'number' }).notNull(),
    purposeId: uuid().notNull(),
    decision: text({ enum: decisions }).notNull(),
    previous: text({ enum: decisions }),
    noticeId: uuid(),
    /** What one answer gave rise to: the events of one level, or of one unsubscribe. */
    answerId: uuid().notNull(),
    actorType: text({ enum: actorTypes }).notNull(),
    actorId: uuid(),
    /** The name of a member of staff or of a system job; a contact's name lives in his profile alone. */
    actorName: text(),
    channel: text({ enum: channels }).notNull(),
    /** Null in events whose payload says version 1. */
    credential: text({ enum: credentials }),
    /** The mail whose link it was, the staff session, or the API key. */
    credentialId: uuid(),
    /** What the contact was shown when he answered. */
    servedId: uuid(),
    /** The day on which staff and contact agreed. */
    agreedOn: date(),
    /** HMAC-SHA-256 of the note under the contact's key; the words are in `consent_evidence`. */
    note: bytes(),
    /** HMAC-SHA-256 of the evidence under the contact's key. */
    evidence: bytes(),
    requestId: uuid().notNull(),
    recordedAt: at().notNull(),
    /** When this yes ends by itself. */
    expiresAt: at(),
    payload: bytes().notNull(),
    prevHash: bytes().notNull(),
    hash: bytes().notNull(),
  },
  (table) => [
    unique('consent_event_chain').on(table.contactId, table.seq),
    unique('consent_event_request').on(table.requestId, table.purposeId),
  ],
);

/** The erasable side of an answer: the note in words, and the technical evidence. */
export const consentEvidence = pgTable('consent_evidence', {
  answerId: uuid().primaryKey(),
  /** No foreign key: it is written with an event of the same contact. */
  contactId: uuid().notNull(),
  note: text(),
  /** JSON of `ConsentEvidence`, kept as text: the ledger's hash covers these exact bytes. */
  evidence: text(),
});

/** What was known of the request: the mail that led there, the agent, the network; or what staff points to. */
export type ConsentEvidence = {
  messageId?: string;
  userAgent?: string;
  network?: string;
  /** Where the proof of what was agreed is kept, in the words of staff. */
  reference?: string;
};

/** The whole address of the request, where the group keeps it: deleted when it expires. */
export const consentAddress = pgTable(
  'consent_address',
  {
    answerId: uuid().primaryKey(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    address: text().notNull(),
    expiresAt: at().notNull(),
  },
  (table) => [
    index('consent_address_contact_idx').on(table.contactId),
    index('consent_address_expires_idx').on(table.expiresAt),
  ],
);

/** The current answer per contact and purpose: the fold of the ledger, kept by the same function. */
export const consent = pgTable(
  'consent',
  {
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    purposeId: uuid()
      .notNull()
      .references(() => purpose.id, { onDelete: 'restrict' }),
    decision: text({ enum: decisions }).notNull(),
    since: at().notNull(),
    /** No foreign key: from the ledger nothing can be removed, and the same statement writes both. */
    eventId: uuid().notNull(),
    /** The wording of the answer. */
    noticeId: uuid().references(() => notice.id, { onDelete: 'restrict' }),
    /** When this yes ends by itself. */
    expiresAt: at(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.purposeId] }),
    // Neither names the decision: an answer then changes nothing that an index holds, and writes to none of them.
    index('consent_purpose_idx').on(table.purposeId, table.contactId),
    index('consent_expires_idx').on(table.expiresAt).where(sql`expires_at is not null`),
  ],
);
