import { and, asc, count, eq, gt, lt, sql } from 'drizzle-orm';
import { checkpoint, checkpointDelivery } from '@/db/schema/checkpoint';
import type { Checkpoint } from '@/domain/checkpoints/rules';
import type { Ctx } from '@/domain/context';
import type { SinkName } from './rules';

const UNDELIVERED_AT_ONCE = 1_000;

/** The checkpoints that a sink does not have yet, oldest first; so many at a time. */
export function listUndelivered(ctx: Ctx, sink: SinkName): Promise<Checkpoint[]> {
  return ctx.db
    .select({
      seq: checkpoint.seq,
      body: checkpoint.body,
      signature: checkpoint.signature,
      keyId: checkpoint.keyId,
    })
    .from(checkpoint)
    .where(isUndelivered(sink))
    .orderBy(asc(checkpoint.seq))
    .limit(UNDELIVERED_AT_ONCE);
}

/** How many checkpoints a sink does not have yet. */
export function countUndelivered(ctx: Ctx, sink: SinkName): Promise<number> {
  return ctx.db.$count(checkpoint, isUndelivered(sink));
}

export type OverdueSink = { sink: SinkName; count: number; since: Date };

/** A mail an hour is in order, so less is no delay. */
const OVERDUE_HOURS = 2;

/** The first moment that is signed: the column beside it could be changed unseen. */
const since = sql`min((${checkpoint.body}::json ->> 'at')::timestamptz)`.mapWith(
  checkpoint.createdAt,
);

/** The sinks that have waited long for a checkpoint: how many they lack, and since when. */
export async function listOverdue(ctx: Ctx, sinks: SinkName[]): Promise<OverdueSink[]> {
  const rows = await Promise.all(
    sinks.map(async (sink) => {
      const [row] = await ctx.db
        .select({ count: count(), since })
        .from(checkpoint)
        .where(isUndelivered(sink))
        .having(lt(since, sql`now() - make_interval(hours => ${OVERDUE_HOURS})`));
      return row?.since ? [{ sink, count: row.count, since: row.since }] : [];
    }),
  );
  return rows.flat();
}

function isUndelivered(sink: SinkName) {
  return sql`not exists (
    select from ${checkpointDelivery} d where d.checkpoint_seq = ${checkpoint.seq} and d.sink = ${sink})`;
}

/** Whether a sink has a checkpoint. */
export async function isDelivered(
  ctx: Ctx,
  { checkpointSeq, sink }: { checkpointSeq: number; sink: SinkName },
): Promise<boolean> {
  const of = checkpointDelivery;
  const found = await ctx.db.$count(
    of,
    and(eq(of.checkpointSeq, checkpointSeq), eq(of.sink, sink)),
  );
  return found > 0;
}

/** Whether a sink ever got a checkpoint. */
export async function hasDelivered(ctx: Ctx, sink: SinkName): Promise<boolean> {
  return (await ctx.db.$count(checkpointDelivery, eq(checkpointDelivery.sink, sink))) > 0;
}

/** Whether a sink got anything in the last `minutes`. */
export async function wasDeliveredWithin(
  ctx: Ctx,
  sink: SinkName,
  minutes: number,
): Promise<boolean> {
  const since = sql`clock_timestamp() - make_interval(mins => ${minutes})`;
  const of = checkpointDelivery;
  return (await ctx.db.$count(of, and(eq(of.sink, sink), gt(of.deliveredAt, since)))) > 0;
}
