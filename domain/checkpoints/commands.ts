import { sql } from 'drizzle-orm';
import { checkpoint, checkpointLeaf } from '@/db/schema/checkpoint';
import { type Ctx, inTransaction } from '@/domain/context';
import { digestGroup, digestNotices, digestPortions } from '@/domain/digests/queries';
import type { Digest, Portioned } from '@/domain/digests/rules';
import { countEvents, isAnotherThere, listHeads } from '@/domain/ledger/queries';
import type { Head } from '@/domain/ledger/rules';
import { merkleRoot } from '@/domain/trees/rules';
import { publicKeyText, type SigningKey, signText } from '@/lib/signing-key';
import { findLastCheckpoint, listHeadsAt, verifyHoldings } from './queries';
import {
  CHECKPOINT_VERSION,
  type Checkpoint,
  type CheckpointBody,
  parseBody,
  sha256,
} from './rules';

/** Any number that no other program on this server uses as its advisory lock. */
const CHECKPOINT_LOCK = 7_263_549;

/** So many leaves go into one statement: PostgreSQL takes 65 535 parameters. */
const LEAVES_AT_ONCE = 10_000;

/**
 * Signs what the ledger holds, when something has come since the checkpoint before. One at a time,
 * whichever worker does it.
 * @returns null when there is no news
 * @throws Error when what the checkpoint before saw is gone: that is not signed over
 */
export function takeCheckpoint(ctx: Ctx, key: SigningKey): Promise<Checkpoint | null> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(${CHECKPOINT_LOCK})`);
    const last = await findLastCheckpoint(ctx);
    const before = last ? parseBody(last.body) : undefined;
    const at = await tellTime(ctx, before?.at);
    const from = before && before.v > 1 ? before.at : null;
    const [notices, purposes, levels, served, audit, events] = await Promise.all([
      digestNotices(ctx, at, CHECKPOINT_VERSION),
      digestGroup(ctx, 'purposes', at),
      digestGroup(ctx, 'levels', at),
      digestSince(ctx, 'served', from, at),
      digestSince(ctx, 'audit', from, at),
      countEvents(ctx),
    ]);
    // Events, wordings and what they are about are only ever added, so the same number means the same.
    const hasNews =
      events !== (before?.events ?? 0) ||
      notices.count !== (before?.notices.count ?? 0) ||
      purposes.count !== (before?.purposes?.count ?? 0) ||
      levels.count !== (before?.levels?.count ?? 0) ||
      served.count + audit.count > 0;
    if (!hasNews) return null;
    // A checkpoint that follows a loss would speak for what is left as if it were all.
    const known = last ? await listHeadsAt(ctx, last.seq) : [];
    const [lost] = last ? await verifyHoldings(ctx, last, known) : [];
    if (lost) throw new Error(`Checkpoint ${lost.seq} does not hold any more: ${lost.fault}.`);
    // Every head is looked at: an event that commits late may be older than the checkpoint before.
    const heads = await listHeads(ctx);
    if (await isEventLost(ctx, { heads, known }))
      throw new Error(`Checkpoint ${last?.seq} does not hold any more: root.`);
    const seq = (last?.seq ?? 0) + 1;
    const body = JSON.stringify({
      v: CHECKPOINT_VERSION,
      seq,
      at,
      chains: heads.length,
      events: heads.reduce((sum, head) => sum + head.seq, 0),
      root: merkleRoot(heads),
      previous: last ? sha256(last.body).toString('hex') : null,
      notices,
      purposes,
      levels,
      served,
      audit,
      publicKey: publicKeyText(key.publicKey),
    } satisfies CheckpointBody);
    const taken = { seq, body, signature: signText(body, key), keyId: key.keyId };
    await ctx.db.insert(checkpoint).values(taken);
    await insertLeaves(ctx, seq, { heads, known });
    return taken;
  });
}

/**
 * The database's time when no checkpoint was under way: each of an earlier time can be read from then on.
 * @returns ISO 8601 in UTC, with microseconds
 */
export function settleCheckpoints(ctx: Ctx): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db.execute(sql`select pg_advisory_xact_lock(${CHECKPOINT_LOCK})`);
    return tellTime(ctx);
  });
}

/** The database's time in UTC, never before that of the checkpoint before. */
async function tellTime(ctx: Ctx, notBefore?: string): Promise<string> {
  const [clock] = await ctx.db.execute<{ at: string }>(
    sql`select utc_text(greatest(clock_timestamp(), ${notBefore ?? null}::timestamptz)) as at`,
  );
  if (!clock) throw new Error('The database told no time.');
  return clock.at;
}

async function digestSince(
  ctx: Ctx,
  table: Portioned,
  from: string | null,
  at: string,
): Promise<Digest> {
  const [digest] = await digestPortions(ctx, { table, ends: [at], from });
  if (!digest) throw new Error(`Nothing was counted of ${table}.`);
  return digest;
}

type Heads = { heads: Head[]; known: Head[] };

/** Whether an event is gone that the checkpoint before saw, or one within a chain, or another stands at the end that it saw. */
async function isEventLost(ctx: Ctx, { heads, known }: Heads): Promise<boolean> {
  const now = new Map(heads.map((head) => [head.contactId, head]));
  const isKept = (seen: Head) => now.get(seen.contactId)?.hash.equals(seen.hash);
  const hasGone = await isAnotherThere(
    ctx,
    known.filter((seen) => !isKept(seen)),
  );
  // Counted after the heads were read: what comes meanwhile makes more of them, never fewer.
  return hasGone || (await countEvents(ctx)) < heads.reduce((sum, head) => sum + head.seq, 0);
}

/** Keeps the heads that have grown since the checkpoint before. */
async function insertLeaves(
  ctx: Ctx,
  checkpointSeq: number,
  { heads, known }: Heads,
): Promise<void> {
  const seqs = new Map(known.map(({ contactId, seq }) => [contactId, seq]));
  const grown = heads.filter(({ contactId, seq }) => seqs.get(contactId) !== seq);
  for (let start = 0; start < grown.length; start += LEAVES_AT_ONCE)
    await ctx.db
      .insert(checkpointLeaf)
      .values(
        grown.slice(start, start + LEAVES_AT_ONCE).map((leaf) => ({ ...leaf, checkpointSeq })),
      );
}
