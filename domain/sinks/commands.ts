import { sql } from 'drizzle-orm';
import { checkpointDelivery } from '@/db/schema/checkpoint';
import type { Ctx } from '@/domain/context';
import type { SinkName } from './rules';

/** Keeps that a checkpoint was written outside the database. */
export async function noteDelivery(
  ctx: Ctx,
  input: { checkpointSeq: number; sink: SinkName },
): Promise<void> {
  await ctx.db
    .insert(checkpointDelivery)
    .values({ ...input, deliveredAt: sql`clock_timestamp()` })
    .onConflictDoNothing();
}

/** Keeps that a sink got a checkpoint which speaks for all before it. */
export async function noteDeliveriesUpTo(
  ctx: Ctx,
  { checkpointSeq, sink }: { checkpointSeq: number; sink: SinkName },
): Promise<void> {
  await ctx.db.execute(sql`
    insert into checkpoint_delivery (checkpoint_seq, sink, delivered_at)
    select seq, ${sink}, clock_timestamp() from checkpoint where seq <= ${checkpointSeq}
    on conflict do nothing`);
}
