import {
  bigint,
  boolean,
  index,
  integer,
  pgTable,
  pgView,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes, createdAt, id } from './columns';
import { company } from './company';
import { contact } from './contact';

export const decisions = ['granted', 'refused', 'withdrawn', 'expired'] as const;
export const actorTypes = ['contact', 'staff', 'system'] as const;
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
] as const;

/** The finest unit of consent: one tag, and one list when it sends. */
export const purpose = pgTable('purpose', {
  id: id(),
  key: text().notNull().unique(),
  kind: text({ enum: ['personalisation', 'marketing'] }).notNull(),
  companyId: uuid()
    .notNull()
    .references(() => company.id, { onDelete: 'restrict' }),
  tag: text().notNull(),
  listName: text().unique(),
  position: integer().notNull(),
});

/** A question of the portal. */
export const level = pgTable('level', {
  id: id(),
  key: text().notNull().unique(),
  position: integer().notNull(),
});

export const levelPurpose = pgTable(
  'level_purpose',
  {
    levelId: uuid()
      .notNull()
      .references(() => level.id, { onDelete: 'restrict' }),
    purposeId: uuid()
      .notNull()
      .references(() => purpose.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.levelId, table.purposeId] })],
);

/** The words of a level, as the contact reads them. */
export type Wording = {
  title: string;
  summary: string;
  details: string;
  yes: string;
  no: string;
};

/** The immutable wording of a level. `content` is the exact text that `sha256` covers. */
export const notice = pgTable(
  'notice',
  {
    id: id(),
    levelId: uuid()
      .notNull()
      .references(() => level.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    locale: text({ enum: ['nb', 'nn', 'en'] }).notNull(),
    content: text().notNull(),
    sha256: bytes().notNull(),
    publishedAt: createdAt(),
  },
  (table) => [unique('notice_version').on(table.levelId, table.version, table.locale)],
);

/**
 * The ledger. Written by `record_consent` alone; nothing is ever changed or removed.
 * `hash` is SHA-256 over `prevHash` and `payload`; the first `prevHash` is 32 zero bytes.
 */
export const consentEvent = pgTable(
  'consent_event',
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    /** 1, 2, 3 … within the contact's own chain. */
    seq: bigint({ mode: 'number' }).notNull(),
    purposeId: uuid()
      .notNull()
      .references(() => purpose.id, { onDelete: 'restrict' }),
    decision: text({ enum: decisions }).notNull(),
    previous: text({ enum: decisions }),
    noticeId: uuid().references(() => notice.id, { onDelete: 'restrict' }),
    /** What one answer gave rise to: the events of one level, or of one unsubscribe. */
    answerId: uuid().notNull(),
    actorType: text({ enum: actorTypes }).notNull(),
    actorId: uuid(),
    /** The name of a member of staff or of a system job; a contact's name lives in his profile alone. */
    actorName: text(),
    channel: text({ enum: channels }).notNull(),
    /** HMAC-SHA-256 of the note under the contact's key; the words are in `consent_evidence`. */
    note: bytes(),
    /** HMAC-SHA-256 of the evidence under the contact's key. */
    evidence: bytes(),
    requestId: uuid().notNull(),
    recordedAt: at().notNull(),
    payload: bytes().notNull(),
    prevHash: bytes().notNull(),
    hash: bytes().notNull(),
  },
  (table) => [
    unique('consent_event_chain').on(table.contactId, table.seq),
    unique('consent_event_request').on(table.requestId, table.purposeId),
    index('consent_event_recorded_idx').on(table.recordedAt),
    index('consent_event_answer_idx').on(table.answerId),
  ],
);

/** The erasable side of an answer: the note in words, and the technical evidence. */
export const consentEvidence = pgTable('consent_evidence', {
  answerId: uuid().primaryKey(),
  contactId: uuid()
    .notNull()
    .references(() => contact.id, { onDelete: 'restrict' }),
  note: text(),
  /** JSON of `ConsentEvidence`, kept as text: the ledger's hash covers these exact bytes. */
  evidence: text(),
});

/** What was known of the request: the mail that led there, the agent, the network. */
export type ConsentEvidence = { messageId?: string; userAgent?: string; network?: string };

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
    eventId: uuid()
      .notNull()
      .references(() => consentEvent.id, { onDelete: 'restrict' }),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.purposeId] }),
    index('consent_granted_idx').on(table.purposeId, table.decision, table.contactId),
  ],
);

/** Derived: a tag per purpose that is granted. */
export const contactTag = pgView('contact_tag', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  tag: text().notNull(),
  since: at().notNull(),
}).existing();

/** Derived: who is on which list. */
export const listMember = pgView('list_member', {
  contactId: uuid().notNull(),
  purposeId: uuid().notNull(),
  companyId: uuid().notNull(),
  listName: text().notNull(),
  since: at().notNull(),
  eventId: uuid().notNull(),
  tracking: boolean().notNull(),
}).existing();
