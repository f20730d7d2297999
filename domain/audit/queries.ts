import { and, desc, eq, gt, gte, lt, type SQL, sql } from 'drizzle-orm';
import { auditEntry } from '@/db/schema/audit';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { AuditAction, AuditFilter } from './rules';

export type AuditEntryView = {
  id: string;
  /** Null for what the system did by itself. */
  staffName: string | null;
  action: string;
  subjectType: string;
  subjectId: string | null;
  /** What it was about, where that has a name: a contact who is not erased, a list, a text, a colleague … */
  subjectName: string | null;
  detail: Record<string, string | number | null>;
  recordedAt: Date;
};

export const AUDIT_PAGE_SIZE = 50;

/** A page of the audit trail, newest first. Served by audit_entry_recorded_idx and audit_entry_subject_idx. */
export async function listAuditEntries(
  ctx: Ctx,
  input: { filter: AuditFilter; page: number },
): Promise<{ rows: AuditEntryView[]; total: number }> {
  const rows = await selectEntries(ctx, input.filter)
    .limit(AUDIT_PAGE_SIZE)
    .offset((input.page - 1) * AUDIT_PAGE_SIZE);
  return { rows, total: await ctx.db.$count(auditEntry, narrowed(input.filter)) };
}

/** All of a narrowed audit trail, newest first. */
export async function findEntries(ctx: Ctx, filter: AuditFilter): Promise<AuditEntryView[]> {
  return selectEntries(ctx, filter);
}

function selectEntries(ctx: Ctx, filter: AuditFilter) {
  return ctx.db
    .select({
      id: auditEntry.id,
      staffName: staff.name,
      action: auditEntry.action,
      subjectType: auditEntry.subjectType,
      subjectId: auditEntry.subjectId,
      subjectName,
      detail: auditEntry.detail,
      recordedAt: auditEntry.recordedAt,
    })
    .from(auditEntry)
    .leftJoin(staff, eq(staff.id, auditEntry.staffId))
    .where(narrowed(filter))
    .orderBy(desc(auditEntry.recordedAt), desc(auditEntry.id));
}

// Literal names: a subquery of Drizzle would leave the table's name out. Each is found by its key. A name that the words
// of the deed tell already is left out.
const subjectName = sql<string | null>`case audit_entry.subject_type
  when 'contact' then (
    select nullif(concat_ws(' ', c.first_name, c.last_name), '') from contact c where c.id = audit_entry.subject_id)
  when 'message' then (
    select nullif(concat_ws(' ', c.first_name, c.last_name), '')
      from message m join contact c on c.id = m.contact_id where m.id = audit_entry.subject_id)
  when 'experiment' then (select e.name from experiment e where e.id = audit_entry.subject_id)
  when 'newsletter' then (select n.subject from newsletter n where n.id = audit_entry.subject_id)
  when 'purpose' then (
    select p.tag from purpose p where p.id = audit_entry.subject_id and audit_entry.detail ->> 'purpose' is null)
  when 'level' then (
    select n.content::jsonb ->> 'title' from notice n
     where n.level_id = audit_entry.subject_id and n.locale = 'nb' order by n.version desc limit 1)
  when 'staff' then (
    select s.name from staff s where s.id = audit_entry.subject_id and s.id is distinct from audit_entry.staff_id)
  end`;

function narrowed({ staffId, action, subjectId, from, to }: AuditFilter): SQL | undefined {
  return and(
    staffId ? eq(auditEntry.staffId, staffId) : undefined,
    action ? eq(auditEntry.action, action) : undefined,
    subjectId ? eq(auditEntry.subjectId, subjectId) : undefined,
    from ? gte(auditEntry.recordedAt, startOfDay(from, 0)) : undefined,
    to ? lt(auditEntry.recordedAt, startOfDay(to, 1)) : undefined,
  );
}

/** Midnight in Norway, `daysLater` after a day. */
function startOfDay(day: string, daysLater: number): SQL {
  return sql`(${day}::date + ${daysLater}::int)::timestamp at time zone 'Europe/Oslo'`;
}

/** Whether the same member of staff did the same in the last `minutes`. Served by audit_entry_recorded_idx. */
export async function wasRecorded(
  ctx: Ctx,
  deed: { action: AuditAction; subjectId: string },
  minutes: number,
): Promise<boolean> {
  if (ctx.actor.type !== 'staff') return false;
  const found = await ctx.db.$count(
    auditEntry,
    and(
      eq(auditEntry.staffId, ctx.actor.id),
      eq(auditEntry.action, deed.action),
      eq(auditEntry.subjectId, deed.subjectId),
      gt(auditEntry.recordedAt, sql`clock_timestamp() - make_interval(mins => ${minutes})`),
    ),
  );
  return found > 0;
}
