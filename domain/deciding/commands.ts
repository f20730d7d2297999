import { eq, sql } from 'drizzle-orm';
import { experiment, experimentDecision, variant } from '@/db/schema/experiment';
import { type Ctx, inTransaction } from '@/domain/context';
import { listFigures } from '@/domain/fates/queries';
import { listShareChecks } from '@/domain/shares/queries';
import { describeArms } from '@/domain/verdicts/rules';
import { findWinner } from '@/domain/winners/rules';
import { listRuled, lockRuled } from './queries';

/** The share of experiments in which a winner may be named that is not the best. */
const ERROR_MAX = 0.05;

/**
 * Asks the rule of every running experiment that it decides, and lets new invitations take the winner. What was known is
 * kept with the decision. Where the variants were not drawn as they should have been, nobody wins. Safe to run as often
 * as one likes, on any number of workers.
 * @returns the experiments that were decided.
 */
export async function decideByRule(ctx: Ctx): Promise<string[]> {
  const decided: string[] = [];
  for (const experimentId of await listRuled(ctx))
    if (await decideOne(ctx, experimentId)) decided.push(experimentId);
  return decided;
}

function decideOne(ctx: Ctx, experimentId: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await lockRuled(ctx, experimentId))) return false;
    const shares = await listShareChecks(ctx, experimentId);
    if (shares.get(experimentId)?.holds === false) return false;
    const arms = await listFigures(ctx, experimentId);
    const variantId = findWinner(arms, { errorMax: ERROR_MAX });
    if (!variantId) return false;
    const [decision] = await ctx.db
      .insert(experimentDecision)
      .values({ experimentId, variantId, figures: await describeFigures(ctx, experimentId, arms) })
      .returning({ id: experimentDecision.id });
    if (!decision) throw new Error('The decision was not kept.');
    await ctx.db
      .update(experiment)
      .set({ decidedAt: sql`clock_timestamp()`, version: sql`${experiment.version} + 1` })
      .where(eq(experiment.id, experimentId));
    await ctx.db.execute(sql`select note_rule_decision(${decision.id})`);
    return true;
  });
}

type Figures = Awaited<ReturnType<typeof listFigures>>;

/** What was known of each variant at this moment. */
async function describeFigures(ctx: Ctx, experimentId: string, arms: Figures) {
  const labels = await ctx.db
    .select({ id: variant.id, label: variant.label })
    .from(variant)
    .where(eq(variant.experimentId, experimentId));
  const known = describeArms(arms);
  return arms.map((arm, at) => ({
    label: labels.find(({ id }) => id === arm.id)?.label ?? '',
    ...arm,
    interval: known[at]?.interval,
    chanceToBeBest: known[at]?.chance,
    expectedLoss: known[at]?.loss,
  }));
}
