import { and, eq, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { experiment, experimentDecision } from '@/db/schema/experiment';
import { recordAudit } from '@/domain/audit/commands';
import type { AuditAction } from '@/domain/audit/rules';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import {
  findAudienceHolder,
  findSetup,
  findStartProblems,
  type SetupView,
} from '@/domain/experiment-setup/queries';
import type { StartProblem } from '@/domain/experiment-setup/rules';
import { listFigures } from '@/domain/fates/queries';
import { chancesToBeBest, expectedLosses, rateInterval } from '@/domain/posteriors/rules';
import type { ChangeExperiment, DecideExperiment } from './input';
import { type ExperimentState, experimentState } from './rules';

type Refusal = 'notFound' | 'conflict' | 'wrongState';
type Changed = Promise<Result<object, Refusal>>;

/**
 * Starts a draft: from now on new invitations are drawn from it. A decided experiment with the same audience ends.
 * @returns `notReady` with everything that must be put right first.
 */
export function startExperiment(
  ctx: Ctx,
  input: ChangeExperiment,
): Promise<Result<object, Refusal> | { ok: false; reason: 'notReady'; problems: StartProblem[] }> {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockExperiment(ctx, input, ['draft']);
    if (!found.ok) return found;
    const { setup } = found;
    // One at a time takes an audience of the company.
    await ctx.db.select().from(company).where(eq(company.id, setup.companyId)).for('update');
    const problems = await findStartProblems(ctx, setup);
    if (problems.length > 0) return { ok: false, reason: 'notReady', problems } as const;
    const holder = await findAudienceHolder(ctx, setup);
    if (holder) await endExperiment(ctx, holder.id);
    await change(ctx, input, { startedAt: sql`clock_timestamp()` });
    await audit(ctx, 'experimentStarted', setup.id);
    return { ok: true } as const;
  });
}

/** Nobody is invited by it until it goes on. Its audience stays its own. */
export function pauseExperiment(ctx: Ctx, input: ChangeExperiment): Changed {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockExperiment(ctx, input, ['running']);
    if (!found.ok) return found;
    await change(ctx, input, { pausedAt: sql`clock_timestamp()` });
    await audit(ctx, 'experimentPaused', input.experimentId);
    return { ok: true } as const;
  });
}

export function resumeExperiment(ctx: Ctx, input: ChangeExperiment): Changed {
  return inTransaction(ctx, async (ctx) => {
    const found = await lockExperiment(ctx, input, ['paused']);
    if (!found.ok) return found;
    await change(ctx, input, { pausedAt: null });
    await audit(ctx, 'experimentResumed', input.experimentId);
    return { ok: true } as const;
  });
}

/**
 * Every new invitation takes this variant from now on. Who decided is kept with the figures of this moment: a member of
 * staff, or the rule when the system does it. Invitations that were drawn stay as they are.
 * @returns `variantNotFound` when the variant is another experiment's.
 */
export function decideExperiment(
  ctx: Ctx,
  input: DecideExperiment,
): Promise<Result<object, Refusal | 'variantNotFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const { experimentId, variantId } = input;
    const found = await lockExperiment(ctx, input, ['running', 'paused']);
    if (!found.ok) return found;
    const chosen = found.setup.variants.find(({ id }) => id === variantId);
    if (!chosen) return { ok: false, reason: 'variantNotFound' } as const;
    const figures = await figuresNow(ctx, found.setup);
    const decidedBy = staffOf(ctx);
    const { pausedAt } = found.setup;
    await ctx.db
      .insert(experimentDecision)
      .values({ experimentId, variantId, decidedBy, figures, pausedAt });
    await change(ctx, input, { decidedAt: sql`clock_timestamp()`, pausedAt: null });
    await audit(ctx, 'experimentDecided', experimentId, { variant: chosen.label });
    return { ok: true } as const;
  });
}

/** Takes a decision back: the experiment draws among its variants again, or is paused again. The decision stays on record. */
export function undoDecision(ctx: Ctx, input: ChangeExperiment): Changed {
  return inTransaction(ctx, async (ctx) => {
    const { experimentId } = input;
    const found = await lockExperiment(ctx, input, ['decided']);
    if (!found.ok) return found;
    const [undone] = await ctx.db
      .update(experimentDecision)
      .set({ undoneAt: sql`clock_timestamp()`, undoneBy: staffOf(ctx) })
      .where(
        and(eq(experimentDecision.experimentId, experimentId), isNull(experimentDecision.undoneAt)),
      )
      .returning({ pausedAt: experimentDecision.pausedAt });
    await change(ctx, input, { decidedAt: null, pausedAt: undone?.pausedAt ?? null });
    await audit(ctx, 'decisionUndone', experimentId);
    return { ok: true } as const;
  });
}

/** One at a time changes an experiment, from the state and the version that were read. */
async function lockExperiment(
  ctx: Ctx,
  input: { experimentId: string; version: number },
  from: ExperimentState[],
): Promise<Result<{ setup: SetupView }, Refusal>> {
  const { experimentId } = input;
  await ctx.db.select().from(experiment).where(eq(experiment.id, experimentId)).for('update');
  const setup = await findSetup(ctx, experimentId);
  if (!setup) return { ok: false, reason: 'notFound' };
  if (!from.includes(experimentState(setup))) return { ok: false, reason: 'wrongState' };
  return setup.version === input.version ? { ok: true, setup } : { ok: false, reason: 'conflict' };
}

type Moments = Partial<
  Record<'startedAt' | 'pausedAt' | 'decidedAt', ReturnType<typeof sql> | Date | null>
>;

async function change(ctx: Ctx, { experimentId, version }: ChangeExperiment, moments: Moments) {
  await ctx.db
    .update(experiment)
    .set({ ...moments, version: version + 1 })
    .where(eq(experiment.id, experimentId));
}

/** Another experiment takes the audience of a decided one. */
async function endExperiment(ctx: Ctx, experimentId: string): Promise<void> {
  await ctx.db
    .update(experiment)
    .set({ endedAt: sql`clock_timestamp()`, version: sql`${experiment.version} + 1` })
    .where(eq(experiment.id, experimentId));
  await audit(ctx, 'experimentEnded', experimentId);
}

/** What is known of each variant now, as the screen says it. */
async function figuresNow(ctx: Ctx, { id, variants }: SetupView) {
  const figures = await listFigures(ctx, id);
  const chances = chancesToBeBest(figures);
  const losses = expectedLosses(figures);
  return figures.map((each, at) => ({
    label: variants.find((known) => known.id === each.id)?.label ?? '',
    ...each,
    interval: rateInterval(each),
    chanceToBeBest: chances[at] ?? null,
    expectedLoss: losses[at] ?? null,
  }));
}

function audit(
  ctx: Ctx,
  action: AuditAction,
  subjectId: string,
  detail: Record<string, string> = {},
): Promise<void> {
  return recordAudit(ctx, { action, subjectType: 'experiment', subjectId, detail });
}

/** Null: the rule. */
function staffOf(ctx: Ctx): string | null {
  return ctx.actor.type === 'staff' ? ctx.actor.id : null;
}
