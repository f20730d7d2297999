import { isDeepStrictEqual } from 'node:util';
import { and, asc, count, desc, eq, gt, lt, min, sql } from 'drizzle-orm';
import { z } from 'zod';
import { checkpoint, checkpointDelivery, checkpointLeaf } from '@/db/schema/checkpoint';
import { consentEvent } from '@/db/schema/consent';
import type { Ctx } from '@/domain/context';
import { isSignedBy, type SigningKey } from '@/lib/signing-key';
import {
  applyLeaves,
  type Checkpoint,
  CheckpointBody,
  type Leaf,
  merkleRoot,
  type SinkName,
  sha256,
} from './rules';

/** Where the checkpoints do not hold: which one, and in what way. */
export type CheckpointFault = {
  seq: number;
  fault: 'gap' | 'previous' | 'root' | 'notices' | 'signature' | 'sink';
};

const UNDELIVERED_AT_ONCE = 1_000;

/** The last checkpoint, or null before the first. */
export async function findLastCheckpoint(ctx: Ctx) {
  const [row] = await ctx.db.select().from(checkpoint).orderBy(desc(checkpoint.seq)).limit(1);
  return row ?? null;
}

export type CheckpointView = { seq: number; events: number; createdAt: Date; keyId: string };

/** The last checkpoint as it is shown, or null before the first. */
export async function viewLastCheckpoint(ctx: Ctx): Promise<CheckpointView | null> {
  const row = await findLastCheckpoint(ctx);
  if (!row) return null;
  const { seq, createdAt, keyId } = row;
  return { seq, createdAt, keyId, events: parseBody(row.body)?.events ?? 0 };
}

/**
 * The wordings that were published a minute before `at`, as a checkpoint names them: whatever was being
 * written at that moment is in by then, so that the same question later has the same answer.
 * @param at ISO 8601 in UTC, with microseconds
 */
export async function summariseNotices(ctx: Ctx, at: string): Promise<CheckpointBody['notices']> {
  const [row] = await ctx.db.execute<CheckpointBody['notices']>(sql`
    select count(*)::int as count,
           encode(sha256(coalesce(string_agg(uuid_send(n.id) || n.sha256, ''::bytea order by n.id), ''::bytea)), 'hex')
             as sha256
      from notice n where n.published_at <= ${at}::timestamptz - interval '1 minute'`);
  if (!row) throw new Error('The wordings were not counted.');
  return row;
}

/**
 * Follows the checkpoints, builds the last one's tree anew, and compares them with what was written
 * outside the database. The last tree pins the head of every chain, and each chain pins what is before it. The events themselves are compared with the leaves by `verify_ledger`.
 * @param key null where the key is not known: signatures are then not checked
 * @param sunk the exact lines of the file outside the database; null where there is none
 */
export async function verifyCheckpoints(
  ctx: Ctx,
  { key, sunk }: { key: SigningKey | null; sunk: string[] | null },
): Promise<{ checkpoints: number; faults: CheckpointFault[] }> {
  const rows = await listCheckpoints(ctx);
  const leaves = await listLeaves(ctx);
  const faults: CheckpointFault[] = [];
  let before: (typeof rows)[number] | undefined;
  for (const [position, row] of rows.entries()) {
    const { seq } = row;
    const note = (fault: CheckpointFault['fault']) => faults.push({ seq, fault });
    const body = parseBody(row.body);
    if (seq !== position + 1 || body?.seq !== seq) note('gap');
    if (body?.previous !== (before ? sha256(before.body).toString('hex') : null)) note('previous');
    // One of an earlier key is believed where it was written outside the database.
    const isOurs =
      key?.keyId === row.keyId
        ? isSignedBy(row.body, row.signature, key.publicKey)
        : (sunk?.includes(sinkLine(row)) ?? false);
    if (key && !isOurs) note('signature');
    before = row;
  }
  const last = before && parseBody(before.body);
  const heads = new Map<string, Leaf>();
  applyLeaves(heads, leaves);
  const events = [...heads.values()].reduce((sum, head) => sum + head.seq, 0);
  const root = merkleRoot([...heads.values()]).toString('hex');
  if (last && (last.root !== root || last.events !== events || last.chains !== heads.size))
    faults.push({ seq: last.seq, fault: 'root' });
  if (last && !isDeepStrictEqual(await summariseNotices(ctx, last.at), last.notices))
    faults.push({ seq: last.seq, fault: 'notices' });
  faults.push(...missingFromDatabase(rows, sunk ?? []));
  return { checkpoints: rows.length, faults };
}

/** Every checkpoint, oldest first. */
export function listCheckpoints(ctx: Ctx) {
  return ctx.db.select().from(checkpoint).orderBy(asc(checkpoint.seq));
}

/** One line of the file outside the database. */
export function sinkLine(row: { seq: number; body: string; signature: Buffer; keyId: string }) {
  const { seq, body, keyId } = row;
  return JSON.stringify({ seq, body, signature: row.signature.toString('base64'), keyId });
}

const Sunk = z.object({ seq: z.number() });

function missingFromDatabase(
  rows: { seq: number; body: string; signature: Buffer; keyId: string }[],
  sunk: string[],
): CheckpointFault[] {
  const kept = new Set(rows.map(sinkLine));
  return sunk.flatMap((line) => {
    if (kept.has(line)) return [];
    const { seq } = Sunk.safeParse(parseJson(line)).data ?? { seq: 0 };
    return [{ seq, fault: 'sink' as const }];
  });
}

/** What a checkpoint says; undefined when it is not what we write. */
export function parseBody(text: string): CheckpointBody | undefined {
  return CheckpointBody.safeParse(parseJson(text)).data;
}

/** Undefined for a text that is no JSON: someone has been at it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** How many events there are in all chains. */
export function countEvents(ctx: Ctx): Promise<number> {
  return ctx.db.$count(consentEvent);
}

/** The head of every chain. Served by consent_event_chain. */
export async function listHeads(ctx: Ctx): Promise<Leaf[]> {
  const rows = await ctx.db.execute<{ contact_id: string; seq: string; hash: Buffer }>(sql`
    select distinct on (contact_id) contact_id, seq, hash from consent_event order by contact_id, seq desc`);
  return rows.map(({ contact_id, seq, hash }) => ({
    contactId: contact_id,
    seq: Number(seq),
    hash,
  }));
}

/** Every leaf, oldest checkpoint first. */
export function listLeaves(ctx: Ctx): Promise<(Leaf & { checkpointSeq: number })[]> {
  return ctx.db.select().from(checkpointLeaf).orderBy(asc(checkpointLeaf.checkpointSeq));
}

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

/** The sinks that have waited long for a checkpoint: how many they lack, and since when. */
export async function listOverdue(ctx: Ctx, sinks: SinkName[]): Promise<OverdueSink[]> {
  const rows = await Promise.all(
    sinks.map(async (sink) => {
      const [row] = await ctx.db
        .select({ count: count(), since: min(checkpoint.createdAt) })
        .from(checkpoint)
        .where(isUndelivered(sink))
        .having(
          lt(min(checkpoint.createdAt), sql`now() - make_interval(hours => ${OVERDUE_HOURS})`),
        );
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
