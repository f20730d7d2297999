import { isDeepStrictEqual } from 'node:util';
import { asc, desc, eq, lte } from 'drizzle-orm';
import { z } from 'zod';
import { checkpoint, checkpointLeaf } from '@/db/schema/checkpoint';
import type { Ctx } from '@/domain/context';
import { digestNotices, digestPortions } from '@/domain/digests/queries';
import { portioned } from '@/domain/digests/rules';
import type { Verification } from '@/domain/ledger/queries';
import type { Head } from '@/domain/ledger/rules';
import { isSignedBy, type SigningKey } from '@/lib/signing-key';
import {
  auditPath,
  type Checkpoint,
  type CheckpointBody,
  type CheckpointFaultCode,
  type Coverage,
  merkleRoot,
  parseBody,
  parseJson,
  sha256,
  sinkLine,
} from './rules';

/** Where the checkpoints do not hold: which one, and in what way. */
export type CheckpointFault = { seq: number; fault: CheckpointFaultCode };

/** What a check of everything in the database found. */
export type LedgerCheck = Verification & {
  checkpoints: number;
  checkpointFaults: CheckpointFault[];
};

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
 * Follows the checkpoints, builds the last one's tree anew, counts what they counted, and compares them
 * with what was written outside the database. The last tree pins the head of every chain, and each chain
 * pins what is before it. The events themselves are compared with the leaves by `verify_ledger`.
 * @param key null where the key is not known: signatures are then not checked
 * @param sunk the exact lines of the file outside the database; null where there is none
 */
export async function verifyCheckpoints(
  ctx: Ctx,
  { key, sunk }: { key: SigningKey | null; sunk: string[] | null },
): Promise<{ checkpoints: number; faults: CheckpointFault[] }> {
  const rows = await listCheckpoints(ctx);
  const faults: CheckpointFault[] = [];
  let before: (typeof rows)[number] | undefined;
  const bodies: CheckpointBody[] = [];
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
    if (body) bodies.push(body);
    before = row;
  }
  if (before) faults.push(...(await verifyHoldings(ctx, before)));
  faults.push(...(await verifyPortions(ctx, bodies)));
  faults.push(...missingFromDatabase(rows, sunk ?? []));
  return { checkpoints: rows.length, faults };
}

/** Whether what the last checkpoint saw is still what it was: the tree over all chains, and the wordings. */
export async function verifyHoldings(ctx: Ctx, last: Checkpoint): Promise<CheckpointFault[]> {
  const body = parseBody(last.body);
  if (!body) return [];
  const faults: CheckpointFault[] = [];
  const note = (fault: CheckpointFault['fault']) => faults.push({ seq: last.seq, fault });
  const heads = await listHeadsAt(ctx, last.seq);
  const events = heads.reduce((sum, head) => sum + head.seq, 0);
  const root = merkleRoot(heads).toString('hex');
  if (body.root !== root || body.events !== events || body.chains !== heads.length) note('root');
  if (!isDeepStrictEqual(await digestNotices(ctx, body.at, body.v), body.notices)) note('notices');
  return faults;
}

/** Whether what each checkpoint counted since the one before is still there, and the same. */
async function verifyPortions(ctx: Ctx, bodies: CheckpointBody[]): Promise<CheckpointFault[]> {
  const counting = bodies.filter((body) => body.v > 1);
  if (counting.length === 0) return [];
  const faults: CheckpointFault[] = [];
  for (const fault of portioned) {
    const found = await digestPortions(ctx, { table: fault, ends: counting.map(({ at }) => at) });
    for (const [place, { seq, [fault]: said }] of counting.entries())
      if (!isDeepStrictEqual(found[place], said)) faults.push({ seq, fault });
  }
  return faults;
}
/** Every checkpoint, oldest first. */
export function listCheckpoints(ctx: Ctx) {
  return ctx.db.select().from(checkpoint).orderBy(asc(checkpoint.seq));
}

const Sunk = z.object({ seq: z.number() });

function missingFromDatabase(rows: Checkpoint[], sunk: string[]): CheckpointFault[] {
  const kept = new Set(rows.map(sinkLine));
  return sunk.flatMap((line) => {
    if (kept.has(line)) return [];
    const { seq } = Sunk.safeParse(parseJson(line)).data ?? { seq: 0 };
    return [{ seq, fault: 'sink' as const }];
  });
}

/** Every leaf, oldest checkpoint first. */
export function listLeaves(ctx: Ctx): Promise<(Head & { checkpointSeq: number })[]> {
  return ctx.db.select().from(checkpointLeaf).orderBy(asc(checkpointLeaf.checkpointSeq));
}

/**
 * The latest checkpoint before which a contact's chain had grown, and what ties the chain to it: how far it
 * saw the chain, and the audit path from that head to the root that is signed. Null before there is one.
 */
export async function findCoverage(ctx: Ctx, contactId: string): Promise<Coverage | null> {
  const [row] = await ctx.db
    .select({ checkpoint, head: { seq: checkpointLeaf.seq, hash: checkpointLeaf.hash } })
    .from(checkpointLeaf)
    .innerJoin(checkpoint, eq(checkpoint.seq, checkpointLeaf.checkpointSeq))
    .where(eq(checkpointLeaf.contactId, contactId))
    .orderBy(desc(checkpoint.seq))
    .limit(1);
  if (!row) return null;
  const { head } = row;
  const { seq, createdAt, body, signature, keyId } = row.checkpoint;
  return {
    seq,
    createdAt,
    body,
    bodySha256: sha256(body).toString('hex'),
    signature: signature.toString('hex'),
    keyId,
    publicKey: parseBody(body)?.publicKey ?? null,
    head: { seq: head.seq, hash: head.hash.toString('hex') },
    path: auditPath(await listHeadsAt(ctx, seq), contactId),
  };
}

/** The head of every chain as a checkpoint saw it. Served by the primary key of the leaves. */
export async function listHeadsAt(ctx: Ctx, checkpointSeq: number): Promise<Head[]> {
  return ctx.db
    .selectDistinctOn([checkpointLeaf.contactId], {
      contactId: checkpointLeaf.contactId,
      seq: checkpointLeaf.seq,
      hash: checkpointLeaf.hash,
    })
    .from(checkpointLeaf)
    .where(lte(checkpointLeaf.checkpointSeq, checkpointSeq))
    .orderBy(asc(checkpointLeaf.contactId), desc(checkpointLeaf.checkpointSeq));
}
