import { auditEntry } from '@/db/schema/audit';
import type { Ctx } from '@/domain/context';
import type { AuditAction, AuditSubject } from './rules';

type NewEntry = {
  action: AuditAction;
  subjectType: AuditSubject;
  subjectId?: string;
  /** Numbers and codes; never a name, an address or free text: an entry outlives an erasure. */
  detail?: Record<string, string | number | null>;
};

/** Keeps who of the staff did what. Called inside the transaction of the deed itself. */
export async function recordAudit(ctx: Ctx, entry: NewEntry): Promise<void> {
  const staffId = ctx.actor.type === 'staff' ? ctx.actor.id : null;
  await ctx.db.insert(auditEntry).values({ ...entry, staffId });
}
