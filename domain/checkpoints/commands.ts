import { sql } from 'drizzle-orm';
import { checkpoint, checkpointDelivery, checkpointLeaf } from '@/db/schema/checkpoint';
import { type Ctx, inTransaction } from '@/domain/context';
import { type SigningKey, signText } from '@/lib/signing-key';
import {
  countEvents,
  findLastCheckpoint,
  listHeads,
  listLeaves,
  parseBody,
  summariseNotices,
} from './queries';
import {
  applyLeaves,
  type Checkpoint,
  type CheckpointBody,
  merkleRoot,
  type SinkName,
  sha256,
} from './rules';

/** Any number that no other program on this server uses as its advisory lock. */
const CHECKPOINT_LOCK = 7_263_549;

/** So many leaves go into one statement: PostgreSQL takes 65 535 parameters. */
const LEAVES_AT_ONCE = 10_000;

/**
 * Signs what the ledger holds, when it has grown since the checkpoint before. One at a time, whichever
 * worker does it.
 * @returns null when there is no news
 */
export function takeCheckpoint(ctx: Ctx, key: SigningKey): Promise<Checkpoint | null> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(${CHECKPOINT_LOCK})`);
    const last = await findLastCheckpoint(ctx);
    // Events are only ever added, so the same number means the same events.
    if (last && (await countEvents(ctx)) === parseBody(last.body)?.events) return null;
    // Every head is looked at: an event that commits late may be older than the checkpoint before.
    const heads = await listHeads(ctx);
    const known = new Map();
    applyLeaves(known, await listLeaves(ctx));
    const grown = heads.filter(({ contactId, seq }) => known.get(contactId)?.seq !== seq);
    if (grown.length === 0) return null;
    const [clock] = await ctx.db.execute<{ at: string }>(
      sql`select utc_text(clock_timestamp()) as at`,
    );
    if (!clock) throw new Error('The database told no time.');
    const seq = (last?.seq ?? 0) + 1;
    const body = JSON.stringify({
      v: 1,
      seq,
      at: clock.at,
      chains: heads.length,
      events: heads.reduce((sum, head) => sum + head.seq, 0),
      root: merkleRoot(heads).toString('hex'),
      previous: last ? sha256(last.body).toString('hex') : null,
      notices: await summariseNotices(ctx, clock.at),
    } satisfies CheckpointBody);
    const taken = { seq, body, signature: signText(body, key), keyId: key.keyId };
    await ctx.db.insert(checkpoint).values(taken);
    for (let start = 0; start < grown.length; start += LEAVES_AT_ONCE)
      await ctx.db
        .insert(checkpointLeaf)
        .values(
          grown
            .slice(start, start + LEAVES_AT_ONCE)
            .map((leaf) => ({ ...leaf, checkpointSeq: seq })),
        );
    return taken;
  });
}

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
