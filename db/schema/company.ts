import { type AnyPgColumn, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';
import { staff } from './staff';

/** A company of the group: a controller of its own, and a sender. */
export const company = pgTable('company', {
  id: id(),
  key: text().notNull().unique(),
  name: text().notNull(),
  legalName: text().notNull(),
  orgnr: text().notNull(),
  address: text().notNull(),
  website: text().notNull(),
  privacyContact: text().notNull(),
  /** The address that mail leaves from; its domain is the one that signs. */
  senderAddress: text().notNull(),
  /** Where `List-Unsubscribe: mailto:` points; null when nobody reads one. */
  unsubscribeAddress: text(),
  managingDirectorId: uuid().references((): AnyPgColumn => staff.id, { onDelete: 'restrict' }),
  position: integer().notNull(),
  createdAt: createdAt(),
});
