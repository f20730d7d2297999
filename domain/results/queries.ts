import { asc, eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { experiment, experimentText, variant } from '@/db/schema/experiment';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { DrawMethod, ShareCheck } from '@/domain/draws/rules';
import type { VariantSender } from '@/domain/experiments/rules';
import {
  countFates,
  countHeldBack,
  findNextMature,
  type HeldBack,
  listDayOutcomes,
  listYeses,
  type VariantCounts,
} from '@/domain/fates/queries';
import { type DaySum, noFates, sumDays } from '@/domain/fates/rules';
import { listMachineFetches } from '@/domain/fetches/queries';
import { noMachineFetches } from '@/domain/fetches/rules';
import { listShareChecks } from '@/domain/shares/queries';
import type { Locale } from '@/lib/i18n/locales';
import { osloDate } from '@/lib/oslo-date';
import type { AskedLevel, VariantOutcome } from './rules';

export type VariantResults = VariantOutcome & {
  sender: VariantSender;
  /** The colleague, when the sender is one. */
  senderName: string | null;
};

type ResultsHead = {
  id: string;
  name: string;
  companyName: string;
  windowDays: number;
  method: DrawMethod;
  endedAt: Date | null;
};

export type Results = ResultsHead & {
  levels: AskedLevel[];
  variants: VariantResults[];
  heldBack: HeldBack;
  shares: ShareCheck;
  days: DaySum[];
  /** When the first window that is still open closes; null when none is. */
  nextMatureAt: Date | null;
};

/** What became of every variant of an experiment, or null when there is none. */
export async function findResults(
  ctx: Ctx,
  experimentId: string,
  locale: Locale = 'nb',
): Promise<Results | null> {
  const found = await findResultsHead(ctx, experimentId);
  if (!found) return null;
  const levels = await listAskedLevels(ctx, locale);
  const variants = await listVariantResults(ctx, experimentId, levels);
  const shares = await listShareChecks(ctx, experimentId);
  const variantIds = variants.map(({ id }) => id);
  return {
    ...found,
    levels,
    variants,
    heldBack: await countHeldBack(ctx, experimentId),
    shares: shares.get(experimentId) ?? { p: 1, holds: true },
    days: sumDays(await listDayOutcomes(ctx, experimentId), {
      variantIds,
      today: osloDate(new Date()),
    }),
    nextMatureAt: await findNextMature(ctx, experimentId),
  };
}

/** What stands over the results of an experiment, or null when there is none. */
async function findResultsHead(ctx: Ctx, experimentId: string): Promise<ResultsHead | null> {
  const [found] = await ctx.db
    .select({
      id: experiment.id,
      name: experiment.name,
      companyName: company.name,
      windowDays: experiment.windowDays,
      method: experiment.method,
      endedAt: experiment.endedAt,
    })
    .from(experiment)
    .innerJoin(company, eq(company.id, experiment.companyId))
    .where(eq(experiment.id, experimentId));
  return found ?? null;
}

/** The questions of the portal in their order, as they are titled now. */
async function listAskedLevels(ctx: Ctx, locale: Locale): Promise<AskedLevel[]> {
  const rows = await ctx.db.execute<AskedLevel>(sql`
    select l.key, coalesce(own.title, l.key) as title
      from level l
      left join lateral (
        select n.content::jsonb ->> 'title' as title from notice n where n.level_id = l.id
         order by n.locale = ${locale} desc, n.locale = 'nb' desc, n.version desc limit 1) own on true
     order by l.position`);
  return [...rows];
}

async function listVariantResults(
  ctx: Ctx,
  experimentId: string,
  levels: AskedLevel[],
): Promise<VariantResults[]> {
  const variants = await ctx.db
    .select({
      id: variant.id,
      label: variant.label,
      textId: variant.textId,
      textName: experimentText.name,
      sender: variant.sender,
      senderStaffId: variant.senderStaffId,
      senderName: staff.name,
    })
    .from(variant)
    .innerJoin(experimentText, eq(experimentText.id, variant.textId))
    .leftJoin(staff, eq(staff.id, variant.senderStaffId))
    .where(eq(variant.experimentId, experimentId))
    .orderBy(asc(variant.position));
  const counts = await countFates(ctx, experimentId);
  const yeses = await listYeses(ctx, experimentId);
  const machine = await listMachineFetches(ctx, experimentId);
  return variants.map(({ senderStaffId, ...each }) => {
    const own = counts.find(({ variantId }) => variantId === each.id);
    const { trials, answers, ...funnel } = own ? countsOf(own) : noFates;

    const said = (key: string) =>
      yeses.find((yes) => yes.variantId === each.id && yes.levelKey === key)?.count ?? 0;
    return {
      ...each,
      senderId: senderStaffId ?? each.sender,
      trials,
      answers,
      funnel,
      yes: Object.fromEntries(levels.map(({ key }) => [key, said(key)])),
      machine: machine.get(each.id) ?? noMachineFetches,
    };
  });
}

function countsOf({ variantId, ...counts }: VariantCounts) {
  return counts;
}
