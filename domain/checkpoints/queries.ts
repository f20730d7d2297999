import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { asc, desc, eq, lte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { checkpoint, checkpointLeaf } from '@/db/schema/checkpoint';
import type { Ctx } from '@/domain/context';
import { digestGroup, digestNotices, digestPortions } from '@/domain/digests/queries';
import { grouped, portioned } from '@/domain/digests/rules';
import type { Verification } from '@/domain/ledger/queries';
import type { Head } from '@/domain/ledger/rules';
import { isSignedBy, type SigningKey } from '@/lib/signing-key';
import {
  auditPath,
  type Checkpoint,
  type CheckpointBody,
  type CheckpointFaultCode,
  type Coverage,
  growTree,
  type HeadTree,
  newTree,
  parseBody,
  parseJson,
  sha256,
  sinkLine,
  treeOf,
  treeRoot,
} from './rules';

const LEAVES_AT_ONCE = 10_000;

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

/** `at` is null for a body that is not what we write. */
export type CheckpointView = { seq: number; events: number; at: Date | null; keyId: string };

/** The last checkpoint as it is shown, or null before the first. */
export async function viewLastCheckpoint(ctx: Ctx): Promise<CheckpointView | null> {
  const row = await findLastCheckpoint(ctx);
  if (!row) return null;
  const body = parseBody(row.body);
  return {
    seq: row.seq,
    events: body?.events ?? 0,
    at: body ? new Date(body.at) : null,
    keyId: row.keyId,
  };
}

/**
 * Follows the checkpoints, grows the tree of each from its leaves, counts what they counted, and compares them
 * with what was written outside the database. A tree pins the head of every chain, and each chain
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
  faults.push(...(await verifyTrees(ctx, rows)));
  const last = before && parseBody(before.body);
  if (before && last) faults.push(...(await verifyWords(ctx, before.seq, last)));
  faults.push(...(await verifyPortions(ctx, bodies)));
  faults.push(...missingFromDatabase(rows, sunk ?? []));
  return { checkpoints: rows.length, faults };
}

/**
 * The first checkpoint whose chains, events or root do not follow from the leaves by then; and the first leaf of
 * none. Later trees are not looked at: they stand on the same leaves.
 */
async function verifyTrees(ctx: Ctx, rows: Checkpoint[]): Promise<CheckpointFault[]> {
  const tree = newTree();
  const leaves = eachCheckpointsLeaves(ctx);
  let next = (await leaves.next()).value;
  for (const row of rows) {
    if (next?.checkpointSeq === row.seq) {
      growTree(tree, next.heads);
      next = (await leaves.next()).value;
    }
    const body = parseBody(row.body);
    if (body && !isTreeOf(body, tree)) return [{ seq: row.seq, fault: 'root' }];
    // A process that checks also answers others meanwhile.
    await setImmediate();
  }
  return next ? [{ seq: next.checkpointSeq, fault: 'root' }] : [];
}

function isTreeOf(body: CheckpointBody, tree: HeadTree): boolean {
  const { contacts, events } = tree;
  return body.chains === contacts.length && body.events === events && body.root === treeRoot(tree);
}

/** Whether what the last checkpoint saw is still what it was: the tree over all chains, the wordings, and what they are about. */
export async function verifyHoldings(ctx: Ctx, last: Checkpoint): Promise<CheckpointFault[]> {
  const body = parseBody(last.body);
  if (!body) return [];
  const tree = treeOf(await listHeadsAt(ctx, last.seq));
  const lost: CheckpointFault[] = isTreeOf(body, tree) ? [] : [{ seq: last.seq, fault: 'root' }];
  return [...lost, ...(await verifyWords(ctx, last.seq, body))];
}

/** The wordings, the purposes, and the levels, as far as its version counts them. */
async function verifyWords(
  ctx: Ctx,
  seq: number,
  body: CheckpointBody,
): Promise<CheckpointFault[]> {
  const { at, v } = body;
  const faults: CheckpointFault[] = [];
  if (!isDeepStrictEqual(await digestNotices(ctx, at, v), body.notices))
    faults.push({ seq, fault: 'notices' });
  for (const fault of v < 4 ? [] : grouped)
    if (!isDeepStrictEqual(await digestGroup(ctx, fault, at), body[fault]))
      faults.push({ seq, fault });
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

type Leaf = Head & { checkpointSeq: number };

/** Every leaf, oldest checkpoint first. Read in portions, so that a ledger of any size can be checked. */
export async function* listLeaves(ctx: Ctx): AsyncGenerator<Leaf[]> {
  let after = { checkpointSeq: 0, contactId: '00000000-0000-0000-0000-000000000000' };
  for (;;) {
    // Served by checkpoint_leaf_checkpoint_idx.
    const rows = await ctx.db
      .select()
      .from(checkpointLeaf)
      .where(
        sql`(${checkpointLeaf.checkpointSeq}, ${checkpointLeaf.contactId}) > (${after.checkpointSeq}, ${after.contactId})`,
      )
      .orderBy(asc(checkpointLeaf.checkpointSeq), asc(checkpointLeaf.contactId))
      .limit(LEAVES_AT_ONCE);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last;
  }
}

async function* eachCheckpointsLeaves(
  ctx: Ctx,
): AsyncGenerator<{ checkpointSeq: number; heads: Head[] }, undefined> {
  let held: { checkpointSeq: number; heads: Head[] } | undefined;
  for await (const leaves of listLeaves(ctx))
    for (const { checkpointSeq, ...head } of leaves) {
      if (held?.checkpointSeq === checkpointSeq) held.heads.push(head);
      else {
        if (held) yield held;
        held = { checkpointSeq, heads: [head] };
      }
    }
  if (held) yield held;
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
  const said = parseBody(body);
  return {
    seq,
    // What is signed cannot be changed unseen.
    createdAt: said ? new Date(said.at) : createdAt,
    body,
    bodySha256: sha256(body).toString('hex'),
    signature: signature.toString('hex'),
    keyId,
    publicKey: said?.publicKey ?? null,
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
