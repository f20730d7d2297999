import { sql } from 'drizzle-orm';
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { at, bytes, createdAt, id } from './columns';
import { company } from './company';
import { contact } from './contact';
import { experiment, variant } from './experiment';
import { message } from './message';
import { staff } from './staff';

/**
 * Which variant of an experiment a contact got. Drawn once and never again: a reminder, and an
 * invitation that staff sends once more, are further mails of the same invitation.
 */
export const invitation = pgTable(
  'invitation',
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    companyId: uuid()
      .notNull()
      .references(() => company.id, { onDelete: 'restrict' }),
    experimentId: uuid()
      .notNull()
      .references(() => experiment.id, { onDelete: 'restrict' }),
    /** Null: held back, and not mailed. */
    variantId: uuid().references(() => variant.id, { onDelete: 'restrict' }),
    /** The person who stands as its sender; null when the company itself does, also for want of a person. */
    senderStaffId: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    /** The chance of every variant, by its id, when this one was drawn. */
    drawChances: jsonb().$type<Record<string, number>>(),
    createdAt: createdAt(),
    /** A person used the portal that this invitation led to. */
    openedAt: at(),
    /** The goal: the contact answered in the portal, asked by this invitation. */
    answeredAt: at(),
  },
  (table) => [
    unique('invitation_once').on(table.contactId, table.experimentId),
    index('invitation_variant_idx').on(table.variantId),
    index('invitation_experiment_idx').on(table.experimentId, table.createdAt),
  ],
);

/** Contacts that are invited little by little: so many an hour, and so many of one mail domain. */
export const inviteWave = pgTable('invite_wave', {
  id: id(),
  companyId: uuid()
    .notNull()
    .references(() => company.id, { onDelete: 'restrict' }),
  createdBy: uuid()
    .notNull()
    .references(() => staff.id, { onDelete: 'restrict' }),
  createdAt: createdAt(),
  perHour: integer().notNull(),
  /** Null: no limit of its own. */
  perDomainHour: integer(),
  /** Whether it waits for office hours in the time zone of each contact. */
  hours: text({ enum: ['any', 'office'] })
    .notNull()
    .default('any'),
  /** Whether it asks those again who were invited before and have not answered. */
  again: boolean().notNull().default(false),
  stoppedAt: at(),
  finishedAt: at(),
  version: integer().notNull().default(1),
});

/** A contact of a wave: he waits, was invited, or was not, and why. */
export const inviteWaveContact = pgTable(
  'invite_wave_contact',
  {
    waveId: uuid()
      .notNull()
      .references(() => inviteWave.id, { onDelete: 'restrict' }),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    position: integer().notNull(),
    invitedAt: at(),
    /** Why he was not invited: a code of the invite gate. */
    reason: text(),
  },
  (table) => [
    primaryKey({ columns: [table.waveId, table.contactId] }),
    index('invite_wave_waiting_idx')
      .on(table.waveId, table.position)
      .where(sql`invited_at is null and reason is null`),
    index('invite_wave_invited_idx').on(table.waveId, table.invitedAt),
    index('invite_wave_contact_idx').on(table.contactId),
  ],
);

/** A page of the portal that was fetched by the link of a mail, by a person or by a machine: a fetch says nothing of consent. */
export const linkFetch = pgTable(
  'link_fetch',
  {
    id: id(),
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'restrict' }),
    method: text({ enum: ['GET', 'HEAD'] }).notNull(),
    /** IPv4 /24 or IPv6 /48, never the whole address. */
    network: text(),
    userAgent: text(),
    fetchedAt: createdAt(),
  },
  (table) => [
    index('link_fetch_message_idx').on(table.messageId, table.fetchedAt),
    index('link_fetch_network_idx').on(table.network, table.fetchedAt),
  ],
);

/** A magic link. Only the SHA-256 of its token is kept; the token is in the mail alone. */
export const portalLink = pgTable(
  'portal_link',
  {
    id: id(),
    tokenHash: bytes().notNull().unique(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    messageId: uuid()
      .notNull()
      .references(() => message.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  (table) => [
    index('portal_link_contact_idx').on(table.contactId),
    index('portal_link_message_idx').on(table.messageId),
  ],
);

/** The first time that a person used the portal by the link of a mail. A fetched page is no visit. */
export const portalVisit = pgTable(
  'portal_visit',
  {
    messageId: uuid()
      .primaryKey()
      .references(() => message.id, { onDelete: 'restrict' }),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    visitedAt: createdAt(),
  },
  (table) => [index('portal_visit_contact_idx').on(table.contactId)],
);
