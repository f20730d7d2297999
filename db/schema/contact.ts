import { sql } from 'drizzle-orm';
import { type AnyPgColumn, index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { locales } from '../../lib/i18n/locales';
import { at, bytes, createdAt, id } from './columns';
import { message } from './message';
import { staff } from './staff';

/** An organisation that contacts belong to. */
export const customer = pgTable('customer', {
  id: id(),
  name: text().notNull(),
  orgnr: text().unique(),
  registeredBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
  createdAt: createdAt(),
  version: integer().notNull().default(1),
});

/** A person. Erased, the row stays as a name-less anchor of the ledger. */
export const contact = pgTable(
  'contact',
  {
    id: id(),
    firstName: text().notNull(),
    lastName: text().notNull(),
    email: text(),
    emailKey: text().unique(),
    phone: text(),
    title: text(),
    locale: text({ enum: locales }).notNull().default('nb'),
    /** An IANA name, by which office hours are reckoned. */
    timeZone: text().notNull().default('Europe/Oslo'),
    customerId: uuid().references(() => customer.id, { onDelete: 'restrict' }),
    source: text({ enum: ['crm', 'form', 'import', 'api'] }).notNull(),
    inviteBasis: text({ enum: ['customer', 'requested', 'meeting', 'other', 'none'] }).notNull(),
    inviteBasisNote: text(),
    registeredBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    updatedAt: createdAt(),
    archivedAt: at(),
    erasedAt: at(),
    version: integer().notNull().default(1),
  },
  (table) => [
    // Serves the contact search; the query repeats this very expression.
    index('contact_search_idx').using(
      'gin',
      sql`lower(${table.firstName} || ' ' || ${table.lastName} || ' ' || coalesce(${table.email}, '')) gin_trgm_ops`,
    ),
    index('contact_updated_idx').on(table.updatedAt, table.id),
    index('contact_customer_idx').on(table.customerId),
  ],
);

/** The contact's own key. Notes and evidence are hashed under it; erasing it makes the hashes mute. */
export const contactKey = pgTable('contact_key', {
  contactId: uuid()
    .primaryKey()
    .references(() => contact.id, { onDelete: 'restrict' }),
  key: bytes().notNull(),
});

/** A change to personal details, before and after. Erasable. */
export const contactChange = pgTable(
  'contact_change',
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    actorType: text({ enum: ['contact', 'staff', 'system'] }).notNull(),
    actorId: uuid(),
    actorName: text(),
    before: jsonb().$type<Record<string, string | null>>().notNull(),
    after: jsonb().$type<Record<string, string | null>>().notNull(),
    changedAt: createdAt(),
  },
  (table) => [index('contact_change_contact_idx').on(table.contactId, table.changedAt)],
);

/** A new address that waits for its owner to confirm it. */
export const emailChange = pgTable('email_change', {
  id: id(),
  contactId: uuid()
    .notNull()
    .references(() => contact.id, { onDelete: 'restrict' }),
  email: text().notNull(),
  emailKey: text().notNull(),
  tokenHash: bytes().unique(),
  createdAt: createdAt(),
  expiresAt: at().notNull(),
  confirmedAt: at(),
});

/** An address that is never mailed, until the contact himself asks for mail again. */
export const suppression = pgTable(
  'suppression',
  {
    id: id(),
    contactId: uuid().references(() => contact.id, { onDelete: 'restrict' }),
    /** Keyed hash of the address: it outlives the contact. */
    emailHash: bytes().notNull(),
    reason: text({ enum: ['bounce', 'complaint', 'objection', 'erased'] }).notNull(),
    /** The mail that it came of, when it is known. */
    messageId: uuid().references((): AnyPgColumn => message.id, { onDelete: 'restrict' }),
    /** The press of a button that it came of: an undo takes back that one. */
    requestId: uuid(),
    createdAt: createdAt(),
    liftedAt: at(),
  },
  (table) => [
    index('suppression_contact_idx').on(table.contactId),
    index('suppression_email_idx').on(table.emailHash),
    index('suppression_message_idx').on(table.messageId),
  ],
);
