import { auditEntry } from '@/db/schema/audit';
import { type Ctx, inTransaction } from '@/domain/context';
import { type AuditEntryView, findEntries, wasRecorded } from './queries';
import type { AuditAction, AuditFilter, AuditSubject } from './rules';

type NewEntry = {
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId?: string;
  /** Numbers and codes; never a name, an address or free text: an entry outlives an erasure. */
  detail?: Record<string, string | number | null>;
  /** Who did it, where it is not the actor: somebody who logs in is nobody until then. */
  staffId?: string;
};

/** Looking at the same thing again within this time, as an open page refreshes itself, is one reading. */
const READING_MINUTES = 10;

/** Keeps who of the staff did what. Called inside the transaction of the deed itself. */
export async function recordAudit(ctx: Ctx, entry: NewEntry): Promise<void> {
  const staffId = ctx.actor.type === 'staff' ? ctx.actor.id : null;
  await ctx.db.insert(auditEntry).values({ staffId, ...entry });
}

/** Keeps who of the staff looked at what. Called before it is shown: what cannot be kept is not shown. */
export async function recordReading(
  ctx: Ctx,
  entry: NewEntry & { subjectId: string },
): Promise<void> {
  if (!(await wasRecorded(ctx, entry, READING_MINUTES))) await recordAudit(ctx, entry);
}

/** Hands out the whole of a narrowed audit trail, after keeping who asked for it. */
export function exportAudit(ctx: Ctx, filter: AuditFilter): Promise<AuditEntryView[]> {
  return inTransaction(ctx, async (ctx) => {
    const entries = await findEntries(ctx, filter);
    const { action, subjectId, from, to } = filter;
    await recordAudit(ctx, {
      action: 'auditExported',
      subjectType: 'audit',
      detail: { count: entries.length, action, subject: subjectId, from, to },
    });
    return entries;
  });
}
