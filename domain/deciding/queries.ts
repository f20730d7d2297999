import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { experiment } from '@/db/schema/experiment';
import type { Ctx } from '@/domain/context';

/**
 * Running experiments that the rule decides. One whose decision by the rule was undone is left to people: they knew
 * something that the rule does not.
 */
export async function listRuled(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.select({ id: experiment.id }).from(experiment).where(isRuled());
  return rows.map(({ id }) => id);
}

/** Locks an experiment while the rule decides it; false when somebody was there before. */
export async function lockRuled(ctx: Ctx, experimentId: string): Promise<boolean> {
  // Asked again after the lock: a decision that was waited for is seen by a statement of its own.
  await ctx.db
    .select({ id: experiment.id })
    .from(experiment)
    .where(eq(experiment.id, experimentId))
    .for('update');
  const rows = await ctx.db
    .select({ id: experiment.id })
    .from(experiment)
    .where(and(eq(experiment.id, experimentId), isRuled()));
  return rows.length > 0;
}

function isRuled() {
  return and(
    eq(experiment.decidesBy, 'rule'),
    isNotNull(experiment.startedAt),
    isNull(experiment.pausedAt),
    isNull(experiment.decidedAt),
    isNull(experiment.endedAt),
    sql`not exists (select from experiment_decision d
      where d.experiment_id = experiment.id and d.decided_by is null and d.undone_at is not null)`,
  );
}
