import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Digest } from '@/domain/digests/rules';
import type { Head } from '@/domain/ledger/rules';

/** The version of the checkpoints that are taken now. */
export const CHECKPOINT_VERSION = 3;

/**
 * What is signed. `previous` is the SHA-256 of the body of the checkpoint before, in hex. Bodies of
 * version 1 lack what is optional, and up to version 2 `notices` covers less.
 */
export const CheckpointBody = z.object({
  v: z.literal([1, 2, CHECKPOINT_VERSION]),
  seq: z.number().int().positive(),
  at: z.iso.datetime({ precision: 6 }),
  chains: z.number().int(),
  events: z.number().int(),
  /** RFC 6962 Merkle tree hash over the heads of all chains, in hex. */
  root: z.string(),
  previous: z.string().nullable(),
  /** Every published wording; see `digestNotices`. */
  notices: Digest,
  /** What contacts were shown since the checkpoint before; see `digestPortions`. */
  served: Digest.optional(),
  /** The audit trail since the checkpoint before. */
  audit: Digest.optional(),
  /** What the signature is checked with: SPKI in DER, base64. Compare it with one that was kept outside. */
  publicKey: z.string().optional(),
});
export type CheckpointBody = z.output<typeof CheckpointBody>;

/** A checkpoint as it is kept: the exact text that is signed, and the Ed25519 signature over its bytes. */
export type Checkpoint = { seq: number; body: string; signature: Buffer; keyId: string };

/** One line of the file outside the database. */
export function sinkLine({ seq, body, signature, keyId }: Checkpoint): string {
  return JSON.stringify({ seq, body, signature: signature.toString('base64'), keyId });
}

/** What may be wrong with a checkpoint. */
export const checkpointFaults = [
  'gap',
  'previous',
  'root',
  'notices',
  'served',
  'audit',
  'signature',
  'sink',
] as const;
export type CheckpointFaultCode = (typeof checkpointFaults)[number];

/** What a checkpoint says; undefined when it is not what we write. */
export function parseBody(text: string): CheckpointBody | undefined {
  return CheckpointBody.safeParse(parseJson(text)).data;
}

/** Undefined for a text that is no JSON: someone has been at it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The Merkle tree hash of RFC 6962, section 2.1, over the heads in order of contact.
 * A leaf is the contact's id (16 bytes), the length of the chain (8 bytes, big endian) and the hash of
 * its head (32 bytes). The hash of an empty tree is that of no bytes.
 */
export function merkleRoot(heads: readonly Head[]): Buffer {
  return treeHash(leafHashes(heads));
}

/** One step from a leaf to the root: the hash that stands beside, and on which side. In hex. */
export type PathStep = { left: string } | { right: string };

/**
 * The audit path of RFC 6962, section 2.1.1, from the leaf up: a hash on the left goes before what was
 * reached, one on the right after it, both behind a byte 1.
 * @param contactId one of the heads'
 */
export function auditPath(heads: readonly Head[], contactId: string): PathStep[] {
  const path: PathStep[] = [];
  let level = leafHashes(heads);
  let place = inOrder(heads).findIndex((head) => head.contactId === contactId);
  while (level.length > 1) {
    const beside = level[place ^ 1]?.toString('hex');
    if (beside) path.push(place % 2 === 1 ? { left: beside } : { right: beside });
    level = levelAbove(level);
    place >>= 1;
  }
  return path;
}

/** A checkpoint, and what ties one chain to it. Hashes are in hex. */
export type Coverage = {
  seq: number;
  createdAt: Date;
  /** The exact text that is signed. */
  body: string;
  bodySha256: string;
  /** Ed25519 (RFC 8032) over the UTF-8 bytes of `body`. */
  signature: string;
  keyId: string;
  /** SPKI in DER, base64, as the body states it; those of version 1 state none. */
  publicKey: string | null;
  /** How far it reaches into this chain. */
  head: { seq: number; hash: string };
  /** From the leaf of that head up to the root that the body states. */
  path: PathStep[];
};

export function sha256(bytes: Buffer | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function leafHashes(heads: readonly Head[]): Buffer[] {
  return inOrder(heads).map((head) => sha256(Buffer.concat([Buffer.of(0), leafBytes(head)])));
}

function inOrder(heads: readonly Head[]): Head[] {
  return [...heads].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
}

function leafBytes({ contactId, seq, hash }: Head): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(seq));
  return Buffer.concat([Buffer.from(contactId.replaceAll('-', ''), 'hex'), length, hash]);
}

function treeHash(level: Buffer[]): Buffer {
  const [first] = level;
  if (!first) return sha256('');
  return level.length === 1 ? first : treeHash(levelAbove(level));
}

/** In pairs; a node without a sibling moves up as it is, which gives RFC 6962's tree. */
function levelAbove(level: Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i], level[i + 1]];
    if (left) above.push(right ? sha256(Buffer.concat([Buffer.of(1), left, right])) : left);
  }
  return above;
}
