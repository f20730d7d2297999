import { eq } from 'drizzle-orm';
import { purpose } from '@/db/schema/purpose';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import type { ChangeLife } from './input';
import { lifeStamp } from './rules';

/**
 * Decides how long a yes to a purpose holds from now on. One that was given keeps the end that it was
 * given with; when its contact is asked again changes at once. It is in the audit trail, with the old
 * and the new.
 * @returns `conflict` when it is not what the form was opened with
 */
export function changeLife(
  ctx: Ctx,
  input: ChangeLife,
): Promise<Result<object, 'notFound' | 'conflict'>> {
  const { purposeId, stamp, ...life } = input;
  return inTransaction(ctx, async (ctx) => {
    const [before] = await ctx.db
      .select({
        tag: purpose.tag,
        lifeMonths: purpose.lifeMonths,
        reminderDays: purpose.reminderDays,
      })
      .from(purpose)
      .where(eq(purpose.id, purposeId))
      .for('update');
    if (!before) return { ok: false, reason: 'notFound' } as const;
    if (lifeStamp(before) !== stamp) return { ok: false, reason: 'conflict' } as const;
    if (lifeStamp(life) === stamp) return { ok: true } as const;
    await recordAudit(ctx, {
      action: 'lifeChanged',
      subjectType: 'purpose',
      subjectId: purposeId,
      detail: {
        purpose: before.tag,
        fromMonths: before.lifeMonths,
        fromDays: before.reminderDays,
        toMonths: life.lifeMonths,
        toDays: life.reminderDays,
      },
    });
    await ctx.db.update(purpose).set(life).where(eq(purpose.id, purposeId));
    return { ok: true } as const;
  });
}
