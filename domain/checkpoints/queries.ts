import { isDeepStrictEqual } from 'node:util';
import { asc, desc, eq, lte, sql } from 'drizzle-orm';
import { checkpoint, checkpointLeaf } from '@/db/schema/checkpoint';
import type { Ctx } from '@/domain/context';
import { digestGroup, digestNotices } from '@/domain/digests/queries';
import { grouped } from '@/domain/digests/rules';
import type { Head } from '@/domain/ledger/rules';
import { auditPath, type HeadTree, treeOf, treeRoot } from '@/domain/trees/rules';
import {
  type Checkpoint,
  type CheckpointBody,
  type CheckpointFault,
  type Coverage,
  parseBody,
  sha256,
} from './rules';

const LEAVES_AT_ONCE = 10_000;

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

/** Every checkpoint, oldest first. */
export function listCheckpoints(ctx: Ctx) {
  return ctx.db.select().from(checkpoint).orderBy(asc(checkpoint.seq));
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

/**
 * Whether what the last checkpoint saw is still what it was: the tree over all chains, the wordings, and what they are about.
 * @param heads as it saw them; see `listHeadsAt`
 */
export async function verifyHoldings(
  ctx: Ctx,
  last: Checkpoint,
  heads: Head[],
): Promise<CheckpointFault[]> {
  const body = parseBody(last.body);
  if (!body) return [];
  const tree = treeOf(heads);
  const lost: CheckpointFault[] = isTreeOf(body, tree) ? [] : [{ seq: last.seq, fault: 'root' }];
  return [...lost, ...(await verifyWords(ctx, last.seq, body))];
}

/** Whether the wordings, the purposes and the levels are what a checkpoint counted, as far as its version counts them. */
export async function verifyWords(
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

/** Whether a checkpoint's chains, events and root are those of the tree. */
export function isTreeOf(body: CheckpointBody, tree: HeadTree): boolean {
  const { contacts, events } = tree;
  return body.chains === contacts.length && body.events === events && body.root === treeRoot(tree);
}
