import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Head } from '@/domain/ledger/rules';
import { growTree, merkleRoot, newTree, treeRoot } from './rules';

const head = fc.record({
  contactId: fc
    .nat({ max: 40 })
    .map((nr) => `018f0000-0000-7000-8000-${String(nr).padStart(12, '0')}`),
  seq: fc.integer({ min: 1, max: 9 }),
  hash: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
});
const portion = fc.uniqueArray(head, { selector: ({ contactId }) => contactId, maxLength: 12 });

test('a tree that grows has at each step the root, chains and events of all heads by then', () => {
  fc.assert(
    fc.property(fc.array(portion, { maxLength: 8 }), (portions) => {
      const tree = newTree();
      const known = new Map<string, Head>();
      for (const heads of portions) {
        growTree(tree, heads);
        for (const each of heads) known.set(each.contactId, each);
        const inOrder = [...known.values()].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
        expect(treeRoot(tree)).toBe(rfc6962(inOrder.map(leafOf)).toString('hex'));
        expect(merkleRoot(inOrder)).toBe(treeRoot(tree));
        expect(tree.contacts).toHaveLength(inOrder.length);
        expect(tree.events).toBe(inOrder.reduce((sum, { seq }) => sum + seq, 0));
      }
    }),
  );
});

const sha256 = (...parts: Uint8Array[]) =>
  createHash('sha256').update(Buffer.concat(parts)).digest();

function leafOf({ contactId, seq, hash }: Head): Buffer {
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(seq));
  return Buffer.concat([Buffer.from(contactId.replaceAll('-', ''), 'hex'), length, hash]);
}

/** MTH as RFC 6962, section 2.1, writes it: split at the largest power of two that is less than the number of leaves. */
function rfc6962(leaves: Buffer[]): Buffer {
  const [first, ...others] = leaves;
  if (!first) return sha256();
  if (others.length === 0) return sha256(Buffer.of(0), first);
  const k = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Buffer.of(1), rfc6962(leaves.slice(0, k)), rfc6962(leaves.slice(k)));
}
