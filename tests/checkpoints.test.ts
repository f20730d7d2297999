import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeCheckpoint } from '@/domain/checkpoints/commands';
import { sinkLine, verifyCheckpoints } from '@/domain/checkpoints/queries';
import type { Checkpoint } from '@/domain/checkpoints/rules';
import { verifyLedger } from '@/domain/ledger/queries';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { createWorld, type World } from './support/world';

const key = parseSigningKey(newSigningKey());
let world: World;
const taken: Checkpoint[] = [];

beforeAll(async () => {
  world = await createWorld();
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await world.aContact({ granted: ['garp'] });
  await take();
  await world.answer(contactId, ['appex'], 'no');
  await take();
});

afterAll(() => world.close());

async function take() {
  const checkpoint = await takeCheckpoint(world.worker, key);
  if (checkpoint) taken.push(checkpoint);
  return checkpoint;
}

const verify = () => verifyCheckpoints(world.system, { key, sunk: taken.map(sinkLine) });

test('without news no checkpoint is taken', async () => {
  expect(await take()).toBeNull();
  expect(taken.map((each) => each.seq)).toEqual([1, 2]);
});

test('two workers at once take one checkpoint', async () => {
  await world.aContact({ granted: ['appex'] });
  const both = await Promise.all([
    takeCheckpoint(world.worker, key),
    takeCheckpoint(world.worker, key),
  ]);
  const made = both.filter((each) => each !== null);
  expect(made).toHaveLength(1);
  taken.push(...made);
  expect(await verify()).toEqual({ checkpoints: 3, faults: [] });
});

test('a checkpoint of another key is not ours', async () => {
  const other = parseSigningKey(newSigningKey());
  const faults = await verifyCheckpoints(world.system, {
    key: { ...other, keyId: key.keyId },
    sunk: null,
  });
  expect(faults.faults.map((each) => each.fault)).toContain('signature');
});

/** What a superuser can do, who recomputes what he can; and what gives him away. */
const tampering = [
  [
    'the tail goes',
    'delete from consent where event_id in (select id from consent_event where seq = 3); delete from consent_event where seq = 3',
    'checkpoint',
  ],
  [
    'a contact goes',
    'delete from consent; delete from consent_event where contact_id = (select contact_id from consent_event where seq = 3)',
    'checkpoint',
  ],
  [
    'a leaf follows the change',
    'update checkpoint_leaf set hash = sha256(hash) where seq = 3',
    'root',
  ],
  ['a leaf goes', 'delete from checkpoint_leaf where seq = 3', 'root'],
  [
    'a body is rewritten',
    'update checkpoint set body = replace(body, \'"seq":1\', \'"seq":9\') where seq = 1',
    'signature',
  ],
  [
    'the last checkpoint goes',
    'delete from checkpoint_leaf where checkpoint_seq = 3; delete from checkpoint where seq = 3',
    'sink',
  ],
  ['all checkpoints go', 'delete from checkpoint_leaf; delete from checkpoint', 'sink'],
] as const;

describe.each(tampering)('%s', (_what, change, fault) => {
  test(`is found as ${fault}`, async () => {
    expect(await faultsAfter(change)).toContain(fault);
  });
});

/** Changes the past as its owner can, looks, and puts it back. */
async function faultsAfter(change: string): Promise<string[]> {
  let found: string[] = [];
  const undo = new Error('undo');
  await drizzle(world.owner, { casing: 'snake_case' })
    .transaction(async (db) => {
      const ctx = { ...world.system, db };
      for (const table of ['consent_event', 'checkpoint', 'checkpoint_leaf'])
        await db.execute(`alter table ${table} disable trigger user`);
      await db.execute(change);
      const { faults } = await verifyCheckpoints(ctx, { key, sunk: taken.map(sinkLine) });
      const ledger = await verifyLedger(ctx);
      found = [...faults, ...ledger.faults].map((each) => each.fault);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}
