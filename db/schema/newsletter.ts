import { integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, createdAt, id } from './columns';
import { company } from './company';
import { purpose } from './purpose';
import { staff } from './staff';

/** A mailing of one company to one or more of its lists. */
export const newsletter = pgTable('newsletter', {
  id: id(),
  companyId: uuid()
    .notNull()
    .references(() => company.id, { onDelete: 'restrict' }),
  subject: text().notNull(),
  preheader: text().notNull().default(''),
  body: text().notNull(),
  createdBy: uuid()
    .notNull()
    .references(() => staff.id, { onDelete: 'restrict' }),
  createdAt: createdAt(),
  updatedAt: createdAt(),
  sentBy: uuid().references(() => staff.id, { onDelete: 'restrict' }),
  sentAt: at(),
  cancelledAt: at(),
  version: integer().notNull().default(1),
});

export const newsletterList = pgTable(
  'newsletter_list',
  {
    newsletterId: uuid()
      .notNull()
      .references(() => newsletter.id, { onDelete: 'restrict' }),
    purposeId: uuid()
      .notNull()
      .references(() => purpose.id, { onDelete: 'restrict' }),
  },
  (table) => [primaryKey({ columns: [table.newsletterId, table.purposeId] })],
);
