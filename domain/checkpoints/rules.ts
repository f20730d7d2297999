import { createHash } from 'node:crypto';
import { z } from 'zod';

/** A chain as a checkpoint saw it: whose it is, how long, and the hash of its last event (32 bytes). */
export type Leaf = { contactId: string; seq: number; hash: Buffer };

/** What is signed. `previous` is the SHA-256 of the body of the checkpoint before, in hex. */
export const CheckpointBody = z.object({
  v: z.literal(1),
  seq: z.number().int().positive(),
  at: z.iso.datetime({ precision: 6 }),
  chains: z.number().int(),
  events: z.number().int(),
  /** RFC 6962 Merkle tree hash over the heads of all chains, in hex. */
  root: z.string(),
  previous: z.string().nullable(),
  /** Every published wording: how many, and the SHA-256 over their ids and hashes in order of id. */
  notices: z.object({ count: z.number().int(), sha256: z.string() }),
});
export type CheckpointBody = z.output<typeof CheckpointBody>;

/** Where checkpoints are written outside the database. */
export const sinkNames = ['file', 'mail', 'url'] as const;
export type SinkName = (typeof sinkNames)[number];

/** A checkpoint as it is kept: the exact text that is signed, and the Ed25519 signature over its bytes. */
export type Checkpoint = { seq: number; body: string; signature: Buffer; keyId: string };

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the heads in order of contact.
 * A leaf is the contact's id (16 bytes), the length of the chain (8 bytes, big endian) and the hash of
 * its head (32 bytes). The hash of an empty tree is that of no bytes.
 */
export function merkleRoot(leaves: readonly Leaf[]): Buffer {
  const inOrder = [...leaves].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  return treeHash(inOrder.map((leaf) => sha256(Buffer.concat([Buffer.of(0), leafBytes(leaf)]))));
}

/** The heads after each checkpoint: what had grown since replaces what stood there. */
export function applyLeaves(heads: Map<string, Leaf>, grown: readonly Leaf[]): void {
  for (const leaf of grown) heads.set(leaf.contactId, leaf);
}

export function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function leafBytes({ contactId, seq, hash }: Leaf): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(seq));
  return Buffer.concat([Buffer.from(contactId.replaceAll('-', ''), 'hex'), length, hash]);
}

/** Pairs level by level; a node without a sibling moves up as it is, which gives RFC 6962's tree. */
function treeHash(level: Buffer[]): Buffer {
  const [first] = level;
  if (!first) return sha256('');
  if (level.length === 1) return first;
  const above: Buffer[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left) above.push(right ? sha256(Buffer.concat([Buffer.of(1), left, right])) : left);
  }
  return treeHash(above);
}
