import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt } from './columns';
import { staff } from './staff';

/** What the group has decided for itself. One row. */
export const setting = pgTable(
  'setting',
  {
    only: boolean().primaryKey().default(true),
    /** Whether staff may record a yes after the contact's own no, on evidence dated later. */
    staffMayAnswerOwnNo: boolean().notNull().default(false),
    /** How much of the network address is kept with an answer. */
    addressEvidence: text({ enum: ['off', 'truncated', 'full'] })
      .notNull()
      .default('truncated'),
    /** So long is a whole address kept. */
    addressDays: integer().notNull().default(90),
    version: integer().notNull().default(1),
    updatedBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    updatedAt: createdAt(),
  },
  (table) => [check('setting_only', sql`${table.only}`)],
);
