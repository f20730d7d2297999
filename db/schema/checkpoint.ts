import { bigint, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { at, bytes, createdAt } from './columns';

/** A signed statement of what the ledger held at a moment. Append-only. */
export const checkpoint = pgTable('checkpoint', {
  /** 1, 2, 3 … without a gap. */
  seq: bigint({ mode: 'number' }).primaryKey(),
  /** The exact JSON that is signed: `CheckpointBody` of domain/checkpoints/rules. */
  body: text().notNull(),
  /** Ed25519 (RFC 8032) over the UTF-8 bytes of `body`. */
  signature: bytes().notNull(),
  /** The first 16 hex digits of the SHA-256 of the public key. */
  keyId: text().notNull(),
  createdAt: createdAt(),
});

/** The chains that had grown since the checkpoint before, each with its head at that moment. Append-only. */
export const checkpointLeaf = pgTable(
  'checkpoint_leaf',
  {
    checkpointSeq: bigint({ mode: 'number' })
      .notNull()
      .references(() => checkpoint.seq, { onDelete: 'restrict' }),
    contactId: uuid().notNull(),
    seq: bigint({ mode: 'number' }).notNull(),
    hash: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.contactId, table.checkpointSeq] }),
    index('checkpoint_leaf_checkpoint_idx').on(table.checkpointSeq),
  ],
);

/** Where a checkpoint was written outside the database, and when. */
export const checkpointDelivery = pgTable(
  'checkpoint_delivery',
  {
    checkpointSeq: bigint({ mode: 'number' })
      .notNull()
      .references(() => checkpoint.seq, { onDelete: 'restrict' }),
    sink: text({ enum: ['file', 'mail', 'url'] }).notNull(),
    deliveredAt: at().notNull(),
  },
  (table) => [primaryKey({ columns: [table.checkpointSeq, table.sink] })],
);
