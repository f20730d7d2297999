import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import type { ShareCheck } from '@/domain/draws/rules';
import { checkShares, type DrawnShare } from './rules';

/**
 * The share check of one experiment, or of all, by its id. A draw from one variant alone, as after a decision, tells
 * nothing and is left out. An experiment that drew nobody is not among them.
 */
export async function listShareChecks(
  ctx: Ctx,
  experimentId?: string,
): Promise<Map<string, ShareCheck>> {
  const rows = await ctx.db.execute<DrawnShare & { experimentId: string }>(sql`
    select v.experiment_id as "experimentId", v.id as "variantId",
           (count(*) filter (where i.variant_id = v.id))::int as drawn,
           sum(own.p)::float8 as expected, sum(own.p * (1 - own.p))::float8 as variance,
           min(own.p) = max(own.p) as "isConstant"
      from variant v
      join invitation i on i.experiment_id = v.experiment_id and i.variant_id is not null
     cross join lateral (
       select coalesce((i.draw_chances ->> v.id::text)::float8, 0) as p,
              coalesce((i.draw_chances ->> i.variant_id::text)::float8, 0) as drawn_by) own
     where i.draw_chances is not null and own.drawn_by < 1
       and ${experimentId ? sql`v.experiment_id = ${experimentId}` : sql`true`}
     group by v.experiment_id, v.id`);
  const byExperiment = Map.groupBy(rows, (row) => row.experimentId);
  return new Map([...byExperiment].map(([id, shares]) => [id, checkShares(shares)]));
}
