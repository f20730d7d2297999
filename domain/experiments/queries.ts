import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { company } from '@/db/schema/company';
import {
  experiment,
  experimentDecision,
  experimentText,
  type InvitationWording,
  variant,
} from '@/db/schema/experiment';
import { staff } from '@/db/schema/staff';
import type { Source } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import type { DrawMethod } from '@/domain/draws/rules';
import { listFigures, type VariantFigures } from '@/domain/fates/queries';
import type { Counts } from '@/domain/posteriors/rules';
import { listShareChecks } from '@/domain/shares/queries';
import type { Locale } from '@/lib/i18n/locales';
import type { VariantSender } from './rules';

export type DrawableVariant = Counts & {
  id: string;
  sender: VariantSender;
  senderStaffId: string | null;
  weight: number;
};

/** What an invitation is drawn from. */
export type DrawableExperiment = {
  id: string;
  companyId: string;
  method: DrawMethod;
  /** None once there is a winner. */
  holdbackPercent: number;
  /** The winner, or all of them. */
  variants: DrawableVariant[];
};

/**
 * The id of the experiment that a contact belongs to now, as a subselect: one of the company that writes to him, and of no
 * other. One for his language comes before one for his source, and those before one for all.
 */
function experimentOf(audience: { companyId: SQL; locale: SQL; source: SQL }): SQL {
  const { companyId, locale, source } = audience;
  return sql`(select x.id from experiment x
    where x.company_id = ${companyId} and x.started_at is not null and x.ended_at is null
      and (x.locale is null or x.locale = ${locale}) and (x.source is null or x.source = ${source})
    order by x.locale is null, x.source is null limit 1)`;
}

/**
 * Whether the `contact` of a row can be drawn when this company writes to him. An experiment that is paused keeps its
 * contacts: no other takes them.
 */
export function hasExperiment(companyId: SQL): SQL {
  const his = experimentOf({
    companyId,
    locale: sql`contact.locale`,
    source: sql`contact.source`,
  });
  return sql`exists (select from experiment x where x.id = ${his} and x.paused_at is null)`;
}

/** The experiment that a contact is drawn from now, or null. */
export async function findExperimentFor(
  ctx: Ctx,
  { companyId, locale, source }: { companyId: string; locale: Locale; source: Source },
): Promise<DrawableExperiment | null> {
  const audience = { companyId: sql`${companyId}`, locale: sql`${locale}`, source: sql`${source}` };
  const [found] = await ctx.db
    .select({
      id: experiment.id,
      companyId: experiment.companyId,
      method: experiment.method,
      holdbackPercent: experiment.holdbackPercent,
      winnerId: experimentDecision.variantId,
    })
    .from(experiment)
    .leftJoin(
      experimentDecision,
      and(eq(experimentDecision.experimentId, experiment.id), isNull(experimentDecision.undoneAt)),
    )
    .where(and(eq(experiment.id, experimentOf(audience)), isNull(experiment.pausedAt)));
  if (!found) return null;
  const { winnerId, ...known } = found;
  const variants = await listDrawableVariants(ctx, found);
  if (!winnerId) return { ...known, variants };
  return { ...known, holdbackPercent: 0, variants: variants.filter(({ id }) => id === winnerId) };
}

/** The figures are only reckoned where the draw follows them. */
async function listDrawableVariants(
  ctx: Ctx,
  { id: experimentId, method }: { id: string; method: DrawMethod },
): Promise<DrawableVariant[]> {
  const rows = await ctx.db
    .select({
      id: variant.id,
      sender: variant.sender,
      senderStaffId: variant.senderStaffId,
      weight: variant.weight,
    })
    .from(variant)
    .where(eq(variant.experimentId, experimentId))
    .orderBy(asc(variant.position));
  const figures = method === 'thompson' ? await listFigures(ctx, experimentId) : [];
  return rows.map((row) => {
    const { trials = 0, answers = 0 } = figures.find(({ id }) => id === row.id) ?? {};
    return { ...row, trials, answers };
  });
}

export type VariantResult = VariantFigures & {
  label: string;
  textName: string;
  sender: VariantSender;
  wording: Partial<Record<Locale, InvitationWording>>;
};

export type ExperimentView = {
  id: string;
  name: string;
  companyId: string;
  companyName: string;
  locale: Locale | null;
  source: Source | null;
  method: DrawMethod;
  startedAt: Date | null;
  pausedAt: Date | null;
  decidedAt: Date | null;
  endedAt: Date | null;
  /** Whether its variants were drawn as often as they should have been. */
  sharesHold: boolean;
  variants: VariantResult[];
};

/** Every experiment with what is known of each variant, the newest first. */
export async function listExperiments(ctx: Ctx): Promise<ExperimentView[]> {
  const experiments = await ctx.db
    .select({
      id: experiment.id,
      name: experiment.name,
      companyId: experiment.companyId,
      companyName: company.name,
      locale: experiment.locale,
      source: experiment.source,
      method: experiment.method,
      startedAt: experiment.startedAt,
      pausedAt: experiment.pausedAt,
      decidedAt: experiment.decidedAt,
      endedAt: experiment.endedAt,
    })
    .from(experiment)
    .innerJoin(company, eq(company.id, experiment.companyId))
    .orderBy(desc(experiment.createdAt));
  const variants = await ctx.db
    .select({
      id: variant.id,
      experimentId: variant.experimentId,
      label: variant.label,
      textName: experimentText.name,
      sender: variant.sender,
      wording: experimentText.wording,
    })
    .from(variant)
    .innerJoin(experimentText, eq(experimentText.id, variant.textId))
    .orderBy(asc(variant.position));
  const figures = await listFigures(ctx);
  const results = variants.flatMap((each) => {
    const known = figures.find(({ id }) => id === each.id);
    return known ? [{ ...each, ...known }] : [];
  });
  const shares = await listShareChecks(ctx);
  return experiments.map((each) => ({
    ...each,
    sharesHold: shares.get(each.id)?.holds ?? true,
    variants: results.filter((result) => result.experimentId === each.id),
  }));
}

export type DecisionView = Awaited<ReturnType<typeof listDecisions>>[number];

/** Every decision that was taken in an experiment, the newest first. A name that is null is the rule's. */
export async function listDecisions(ctx: Ctx, experimentId: string) {
  const undoer = alias(staff, 'undoer');
  return ctx.db
    .select({
      id: experimentDecision.id,
      variantLabel: variant.label,
      decidedByName: staff.name,
      decidedAt: experimentDecision.decidedAt,
      undoneAt: experimentDecision.undoneAt,
      undoneByName: undoer.name,
      figures: experimentDecision.figures,
    })
    .from(experimentDecision)
    .innerJoin(variant, eq(variant.id, experimentDecision.variantId))
    .leftJoin(staff, eq(staff.id, experimentDecision.decidedBy))
    .leftJoin(undoer, eq(undoer.id, experimentDecision.undoneBy))
    .where(eq(experimentDecision.experimentId, experimentId))
    .orderBy(desc(experimentDecision.decidedAt));
}

/** The experiment that a variant belongs to, or null. */
export async function findVariantExperiment(ctx: Ctx, variantId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ experimentId: variant.experimentId })
    .from(variant)
    .where(eq(variant.id, variantId));
  return row?.experimentId ?? null;
}
