import { type AnyPgColumn, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { staffLocales } from '../../lib/i18n/locales';
import { at, bytes, createdAt, id } from './columns';
import { company } from './company';

/** A person who logs in. */
export const staff = pgTable('staff', {
  id: id(),
  email: text().notNull(),
  emailKey: text().notNull().unique(),
  name: text().notNull(),
  title: text().notNull(),
  role: text({ enum: ['reader', 'agent', 'marketer', 'dpo', 'admin'] }).notNull(),
  companyId: uuid().references((): AnyPgColumn => company.id, { onDelete: 'restrict' }),
  passwordHash: text().notNull(),
  locale: text({ enum: staffLocales }).notNull().default('nb'),
  disabledAt: at(),
  createdAt: createdAt(),
});

/** A log-in. The cookie holds its id alone, so a revoked session ends at the next request. */
export const staffSession = pgTable(
  'staff_session',
  {
    id: id(),
    staffId: uuid()
      .notNull()
      .references(() => staff.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
    expiresAt: at().notNull(),
    revokedAt: at(),
  },
  (table) => [index('staff_session_staff_idx').on(table.staffId)],
);

/** What another system answers with. Only the SHA-256 of the key is kept. */
export const apiKey = pgTable('api_key', {
  id: id(),
  name: text().notNull(),
  keyHash: bytes().notNull().unique(),
  createdBy: uuid()
    .notNull()
    .references(() => staff.id, { onDelete: 'restrict' }),
  createdAt: createdAt(),
  revokedAt: at(),
});
