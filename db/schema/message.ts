import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes, createdAt, id } from './columns';
import { company } from './company';
import { consentEvent } from './consent';
import { contact, emailChange } from './contact';
import { invitation } from './invitation';
import { newsletter } from './newsletter';

export const messageKinds = [
  'invitation',
  'reminder',
  'receipt',
  'newsletter',
  'new_link',
  'confirm_email',
  'renewal',
] as const;

/**
 * `queued` waits, `sending` passed the guard and is being handed over, `sent` was accepted,
 * `failed` was refused for good, `suppressed` was not allowed, `unknown` was cut off in between:
 * a person decides.
 */
export const messageStates = [
  'queued',
  'sending',
  'sent',
  'failed',
  'suppressed',
  'unknown',
] as const;

/** Outbox, queue and evidence of every mail. */
export const message = pgTable(
  'message',
  {
    id: id(),
    kind: text({ enum: messageKinds }).notNull(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    companyId: uuid()
      .notNull()
      .references(() => company.id, { onDelete: 'restrict' }),
    newsletterId: uuid().references((): AnyPgColumn => newsletter.id, { onDelete: 'restrict' }),
    invitationId: uuid().references((): AnyPgColumn => invitation.id, { onDelete: 'restrict' }),
    emailChangeId: uuid().references(() => emailChange.id, { onDelete: 'restrict' }),
    state: text({ enum: messageStates }).notNull().default('queued'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: createdAt(),
    gatedAt: at(),
    gateEventId: uuid().references(() => consentEvent.id, { onDelete: 'restrict' }),
    handedAt: at(),
    providerId: text(),
    bodyHash: bytes(),
    /** SHA-256 of the links that this mail holds: only a link that was mailed opens anything. */
    preferencesHash: bytes(),
    unsubscribeHash: bytes(),
    /** Why it was suppressed, failed or waits: a code, words are in `locales/`. */
    reason: text(),
    createdAt: createdAt(),
  },
  (table) => [
    uniqueIndex('message_newsletter_contact').on(table.newsletterId, table.contactId),
    // One receipt waits per contact: later edits join it.
    uniqueIndex('message_waiting_receipt')
      .on(table.contactId)
      .where(sql`kind = 'receipt' and state = 'queued'`),
    uniqueIndex('message_waiting_renewal')
      .on(table.contactId)
      .where(sql`kind = 'renewal' and state = 'queued'`),
    // Nobody is reminded twice of one invitation.
    uniqueIndex('message_reminder').on(table.invitationId).where(sql`kind = 'reminder'`),
    index('message_invitation_idx').on(table.invitationId),
    // Serves what the provider reports of a mail.
    index('message_provider_idx').on(table.providerId).where(sql`provider_id is not null`),
    // Serves the worker's claim.
    index('message_due_idx').on(table.nextAttemptAt).where(sql`state = 'queued'`),
    index('message_sending_idx').on(table.gatedAt).where(sql`state = 'sending'`),
    index('message_contact_idx').on(table.contactId, table.createdAt),
    index('message_created_idx').on(table.createdAt),
  ],
);

/** The mail as it was sent, with the secrets of its links masked. `message.bodyHash` covers it. Erasable. */
export const messageBody = pgTable('message_body', {
  messageId: uuid()
    .primaryKey()
    .references(() => message.id, { onDelete: 'restrict' }),
  fromName: text().notNull(),
  fromAddress: text().notNull(),
  replyTo: text(),
  toAddress: text().notNull(),
  subject: text().notNull(),
  html: text().notNull(),
  text: text().notNull(),
  headers: jsonb().$type<Record<string, string>>().notNull(),
});

/** A yes that a renewal asks about, and when it ends. Nobody is reminded twice of one end. */
export const renewal = pgTable(
  'renewal',
  {
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'restrict' }),
    eventId: uuid()
      .notNull()
      .references(() => consentEvent.id, { onDelete: 'restrict' }),
    endsAt: at().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.messageId, table.eventId] }),
    index('renewal_event_idx').on(table.eventId),
  ],
);

/** A counted opening or click. Written only while the contact consents to personal adaptation. */
export const trackingEvent = pgTable(
  'tracking_event',
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'restrict' }),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    kind: text({ enum: ['open', 'click'] }).notNull(),
    url: text(),
    occurredAt: createdAt(),
  },
  (table) => [index('tracking_event_message_idx').on(table.messageId)],
);
