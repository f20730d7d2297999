import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns';
import { staff } from './staff';

/** Who of the staff read, exported or changed what. */
export const auditEntry = pgTable(
  'audit_entry',
  {
    id: id(),
    staffId: uuid().references(() => staff.id, { onDelete: 'restrict' }),
    action: text().notNull(),
    subjectType: text().notNull(),
    subjectId: uuid(),
    detail: jsonb().$type<Record<string, string | number | null>>().notNull().default({}),
    recordedAt: createdAt(),
  },
  (table) => [
    index('audit_entry_recorded_idx').on(table.recordedAt),
    index('audit_entry_subject_idx').on(table.subjectId, table.recordedAt),
  ],
);
