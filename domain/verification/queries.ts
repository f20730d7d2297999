import { setImmediate } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isTreeOf, listCheckpoints, listLeaves, verifyWords } from '@/domain/checkpoints/queries';
import {
  type Checkpoint,
  type CheckpointBody,
  type CheckpointFault,
  parseBody,
  parseJson,
  sha256,
  sinkLine,
} from '@/domain/checkpoints/rules';
import type { Ctx } from '@/domain/context';
import { digestPortions } from '@/domain/digests/queries';
import { portioned } from '@/domain/digests/rules';
import type { Head } from '@/domain/ledger/rules';
import { growTree, newTree } from '@/domain/trees/rules';
import { isSignedBy, type SigningKey } from '@/lib/signing-key';
import type { LedgerFault } from './rules';

/** A place where the ledger does not hold, and in what way. Both are null for a wording. */
export type FaultyPlace = { contactId: string | null; seq: number | null; fault: LedgerFault };

export type Verification = { events: number; contacts: number; faults: FaultyPlace[] };

/** What a check of everything in the database found. */
export type LedgerCheck = Verification & {
  checkpoints: number;
  checkpointFaults: CheckpointFault[];
};

/** Folds and checks the whole ledger: chains, payloads, state, wordings and evidence. */
export async function verifyLedger(ctx: Ctx): Promise<Verification> {
  const [counted] = await ctx.db.execute<{ events: number; contacts: number }>(sql`
    select count(*)::int as events, count(distinct contact_id)::int as contacts from consent_event`);
  const faults = await ctx.db.execute<{
    contact_id: string | null;
    seq: string | null;
    fault: LedgerFault;
  }>(sql`select contact_id, seq, fault from verify_ledger()`);
  return {
    events: counted?.events ?? 0,
    contacts: counted?.contacts ?? 0,
    faults: faults.map(({ contact_id, seq, fault }) => ({
      contactId: contact_id,
      seq: seq === null ? null : Number(seq),
      fault,
    })),
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

const Sunk = z.object({ seq: z.number() });

function missingFromDatabase(rows: Checkpoint[], sunk: string[]): CheckpointFault[] {
  const kept = new Set(rows.map(sinkLine));
  return sunk.flatMap((line) => {
    if (kept.has(line)) return [];
    const { seq } = Sunk.safeParse(parseJson(line)).data ?? { seq: 0 };
    return [{ seq, fault: 'sink' as const }];
  });
}
