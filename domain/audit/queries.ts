import { and, count, desc, eq, gt, sql } from 'drizzle-orm';
import { auditEntry } from '@/db/schema/audit';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { AuditAction } from './rules';

export type AuditEntryView = {
  id: string;
  /** Null for what the system did by itself. */
  staffName: string | null;
  action: string;
  subjectType: string;
  subjectId: string | null;
  detail: Record<string, string | number | null>;
  recordedAt: Date;
};

export const AUDIT_PAGE_SIZE = 50;

/** A page of the audit trail, newest first. Served by audit_entry_recorded_idx. */
export async function listAuditEntries(
  ctx: Ctx,
  input: { page: number },
): Promise<{ rows: AuditEntryView[]; total: number }> {
  const rows = await ctx.db
    .select({
      id: auditEntry.id,
      staffName: staff.name,
      action: auditEntry.action,
      subjectType: auditEntry.subjectType,
      subjectId: auditEntry.subjectId,
      detail: auditEntry.detail,
      recordedAt: auditEntry.recordedAt,
    })
    .from(auditEntry)
    .leftJoin(staff, eq(staff.id, auditEntry.staffId))
    .orderBy(desc(auditEntry.recordedAt), desc(auditEntry.id))
    .limit(AUDIT_PAGE_SIZE)
    .offset((input.page - 1) * AUDIT_PAGE_SIZE);
  const [counted] = await ctx.db.select({ total: count() }).from(auditEntry);
  return { rows, total: counted?.total ?? 0 };
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
