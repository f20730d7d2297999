import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { locales } from '../../lib/i18n/locales';
import { at, bytes, createdAt, id } from './columns';
import { contact } from './contact';
import { level } from './purpose';
import { staff } from './staff';

/** The immutable wording of a level. `content` is the exact text that `sha256` covers. */
export const notice = pgTable(
  'notice',
  {
    id: id(),
    levelId: uuid()
      .notNull()
      .references(() => level.id, { onDelete: 'restrict' }),
    version: integer().notNull(),
    locale: text({ enum: locales }).notNull(),
    content: text().notNull(),
    sha256: bytes().notNull(),
    publishedAt: createdAt(),
    publishedBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    /** When consents to older versions stop holding; null: they still hold. */
    olderLapseAt: at(),
  },
  (table) => [unique('notice_version').on(table.levelId, table.version, table.locale)],
);

/** A wording that is being written. Nobody but staff sees it until it is published. */
export const wordingDraft = pgTable(
  'wording_draft',
  {
    levelId: uuid()
      .notNull()
      .references(() => level.id, { onDelete: 'restrict' }),
    locale: text({ enum: locales }).notNull(),
    /** JSON of the words, without the controllers: those are named when it is published. */
    content: text().notNull(),
    /** The published version that it was begun from. */
    basedOnVersion: integer().notNull(),
    version: integer().notNull().default(1),
    updatedBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    updatedAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.levelId, table.locale] })],
);

/** What a contact was shown, kept when it was shown, also without an answer. Append-only. */
export const served = pgTable(
  'served',
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contact.id, { onDelete: 'restrict' }),
    noticeId: uuid()
      .notNull()
      .references(() => notice.id, { onDelete: 'restrict' }),
    /** The mail whose link led to the page. */
    messageId: uuid().notNull(),
    servedAt: createdAt(),
  },
  (table) => [index('served_contact_idx').on(table.contactId, table.servedAt)],
);
