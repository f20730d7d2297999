import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';
import { company } from './company';

/**
 * The finest unit of consent: one tag, and one list when it sends. Which it is, of what kind, and whose is never
 * changed: it is what the answers are about.
 */
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
  /** How long a yes holds; null: until it is taken back. */
  lifeMonths: integer(),
  /** So long before a yes ends, its contact is asked again. */
  reminderDays: integer().notNull().default(30),
  createdAt: createdAt(),
});

/** A question of the portal. */
export const level = pgTable('level', {
  id: id(),
  key: text().notNull().unique(),
  position: integer().notNull(),
});

/** What a yes to a question grants. Append-only. */
export const levelPurpose = pgTable(
  'level_purpose',
  {
    levelId: uuid()
      .notNull()
      .references(() => level.id, { onDelete: 'restrict' }),
    purposeId: uuid()
      .notNull()
      .references(() => purpose.id, { onDelete: 'restrict' }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.levelId, table.purposeId] })],
);
