import { hash } from 'node:crypto';
import type { Head } from '@/domain/ledger/rules';

/** The tree over the heads of all chains: grown from checkpoint to checkpoint, never built anew. */
export type HeadTree = {
  /** Every contact, in order. */
  contacts: string[];
  /** How many events each contact's chain has. */
  lengths: Map<string, number>;
  /** How many they have together. */
  events: number;
  /** From the leaves up to the root; a node without a sibling moves up as it is. */
  levels: TreeNode[][];
};

/** A hash in hex, and what came of it with its last sibling: a chain that begins moves all behind it, and often back together. */
type TreeNode = { hash: string; sibling?: TreeNode; above?: TreeNode };

export function newTree(): HeadTree {
  return { contacts: [], lengths: new Map(), events: 0, levels: [[]] };
}

/**
 * Lets chains begin and grow. Looked at again is what lies over a chain that has grown, and from the place of
 * the first new chain on.
 */
export function growTree(tree: HeadTree, heads: readonly Head[]): void {
  const { contacts, lengths, levels } = tree;
  const grown: number[] = [];
  let begun = contacts.length;
  for (const head of [...heads].sort((a, b) => (a.contactId < b.contactId ? -1 : 1))) {
    const { contactId, seq } = head;
    const place = placeOf(contacts, contactId);
    const isKnown = contacts[place] === contactId;
    if (isKnown) grown.push(place);
    else contacts.splice(place, 0, contactId);
    levels[0]?.splice(place, isKnown ? 1 : 0, { hash: leafHash(head) });
    if (!isKnown) begun = Math.min(begun, place);
    tree.events += seq - (lengths.get(contactId) ?? 0);
    lengths.set(contactId, seq);
  }
  hashAbove(levels, grown, begun);
}

/** The Merkle tree hash of RFC 6962, section 2.1, in hex. That of an empty tree is the hash of no bytes. */
export function treeRoot({ levels }: HeadTree): string {
  return levels.at(-1)?.[0]?.hash ?? hex('');
}

/**
 * The root over the heads in order of contact, in hex.
 * A leaf is the contact's id (16 bytes), the length of the chain (8 bytes, big endian) and the hash of
 * its head (32 bytes).
 */
export function merkleRoot(heads: readonly Head[]): string {
  return treeRoot(treeOf(heads));
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
  const { contacts, levels } = treeOf(heads);
  let place = placeOf(contacts, contactId);
  for (const level of levels) {
    const beside = level[place ^ 1]?.hash;
    if (beside) path.push(place % 2 === 1 ? { left: beside } : { right: beside });
    place >>= 1;
  }
  return path;
}

/** The tree over these heads alone. */
export function treeOf(heads: readonly Head[]): HeadTree {
  const tree = newTree();
  growTree(tree, heads);
  return tree;
}

function leafHash({ contactId, seq, hash }: Head): string {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(seq));
  const id = Buffer.from(contactId.replaceAll('-', ''), 'hex');
  return hex(Buffer.concat([Buffer.of(0), id, length, hash]));
}

/** Where a contact stands among those in order, or would stand. */
function placeOf(contacts: readonly string[], contactId: string): number {
  let [low, high] = [0, contacts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contacts[middle] ?? '') < contactId) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Level by level, what lies over the places of chains that have grown, and all from that of the first new one on. */
function hashAbove(levels: TreeNode[][], grown: number[], begun: number): void {
  let [places, from] = [grown, begun];
  for (let height = 0; (levels[height]?.length ?? 0) > 1; height += 1) {
    const below = levels[height] ?? [];
    const above = levels[height + 1] ?? [];
    levels[height + 1] = above;
    const join = (place: number) => {
      const [left, right] = [below[2 * place], below[2 * place + 1]];
      if (left) above[place] = right ? joined(left, right) : left;
    };
    places = [...new Set(places.map((place) => place >> 1))];
    places.forEach(join);
    from >>= 1;
    for (let place = from; 2 * place < below.length; place += 1) join(place);
  }
}

/** The byte 1, and room for two hashes. */
const pair = Buffer.alloc(65, 1);

function joined(left: TreeNode, right: TreeNode): TreeNode {
  if (left.above && left.sibling === right) return left.above;
  pair.write(left.hash, 1, 'hex');
  pair.write(right.hash, 33, 'hex');
  left.sibling = right;
  left.above = { hash: hex(pair) };
  return left.above;
}

function hex(bytes: Buffer | string): string {
  return hash('sha256', bytes, 'hex');
}
