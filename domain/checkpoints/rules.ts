import { hash } from 'node:crypto';
import { z } from 'zod';
import { Digest } from '@/domain/digests/rules';
import type { PathStep } from '@/domain/trees/rules';

/** The version of the checkpoints that are taken now. */
export const CHECKPOINT_VERSION = 4;

/**
 * What is signed. `previous` is the SHA-256 of the body of the checkpoint before, in hex. Earlier
 * versions lack what is optional, and up to version 2 `notices` covers less.
 */
export const CheckpointBody = z.object({
  v: z.literal([1, 2, 3, CHECKPOINT_VERSION]),
  seq: z.number().int().positive(),
  at: z.iso.datetime({ precision: 6 }),
  chains: z.number().int(),
  events: z.number().int(),
  /** RFC 6962 Merkle tree hash over the heads of all chains, in hex. */
  root: z.string(),
  previous: z.string().nullable(),
  /** Every published wording; see `digestNotices`. */
  notices: Digest,
  /** Whose each purpose is, and what a yes to each level grants; see `digestGroup`. */
  purposes: Digest.optional(),
  levels: Digest.optional(),
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
export type CheckpointFaultCode =
  | 'gap'
  | 'previous'
  | 'root'
  | 'notices'
  | 'purposes'
  | 'levels'
  | 'served'
  | 'audit'
  | 'signature'
  | 'sink';

/** Where the checkpoints do not hold: which one, and in what way. */
export type CheckpointFault = { seq: number; fault: CheckpointFaultCode };

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

/** A checkpoint, and what ties one chain to it. Hashes are in hex. */
export type Coverage = {
  seq: number;
  /** The moment that the body states. */
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
  return hash('sha256', bytes, 'buffer');
}
