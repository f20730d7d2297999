import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import { classifyFetch, findBursts, type MachineFetches, noMachineFetches } from './rules';

type Row = {
  messageId: string;
  method: 'GET' | 'HEAD';
  network: string | null;
  /** Null for an invitation of another experiment: it only tells of bursts. */
  variantId: string | null;
  fetchedMs: number;
  handedMs: number | null;
  visitedMs: number | null;
};

/** The openings by machines of each variant of an experiment. */
export async function listMachineFetches(
  ctx: Ctx,
  experimentId: string,
): Promise<Map<string, MachineFetches>> {
  const rows = await ctx.db.execute<Row>(sql`
    select f.message_id as "messageId", f.method, f.network,
           case when i.experiment_id = ${experimentId} then i.variant_id end as "variantId",
           extract(epoch from f.fetched_at)::float8 * 1000 as "fetchedMs",
           extract(epoch from m.handed_at)::float8 * 1000 as "handedMs",
           extract(epoch from v.visited_at)::float8 * 1000 as "visitedMs"
      from link_fetch f
      join message m on m.id = f.message_id
      join invitation i on i.id = m.invitation_id
      left join portal_visit v on v.message_id = m.id
     where f.fetched_at >= (select x.created_at from experiment x where x.id = ${experimentId})
     order by f.fetched_at`);
  const fetches = rows.map(({ fetchedMs, ...row }) => ({ ...row, fetchedAt: new Date(fetchedMs) }));
  const bursts = findBursts(fetches);
  const found = new Map<string, MachineFetches>();
  for (const each of fetches) {
    if (!each.variantId) continue;
    const origin = classifyFetch({
      ...each,
      handedAt: asDate(each.handedMs),
      visitedAt: asDate(each.visitedMs),
      isBurst: bursts.has(each),
    });
    if (origin.by === 'person') continue;
    const counts = found.get(each.variantId) ?? { ...noMachineFetches };
    counts[origin.cause] += 1;
    found.set(each.variantId, counts);
  }
  return found;
}

function asDate(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
