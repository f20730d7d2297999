import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeCheckpoint } from '@/domain/checkpoints/commands';
import { type Checkpoint, sinkLine } from '@/domain/checkpoints/rules';
import { digestNotices } from '@/domain/digests/queries';
import { verifyCheckpoints, verifyLedger } from '@/domain/verification/queries';
import { newSigningKey, parseSigningKey, signText } from '@/lib/signing-key';
import { aWhileAgo, tampered } from './support/tampering';
import { createWorld, type World } from './support/world';

const key = parseSigningKey(newSigningKey());
let world: World;
const taken: Checkpoint[] = [];

beforeAll(async () => {
  world = await createWorld();
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await world.aContact({ granted: ['garp'] });
  await aWhileAgo(world, contactId);
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

test('after checkpoints of the first version the next one counts all that came before', async () => {
  const old = await createWorld();
  try {
    await old.aContact({ granted: ['appex'] });
    await aWhileAgo(old, await old.aContact({ granted: ['appex'] }));
    const first = await takeCheckpoint(old.worker, key);
    const { served, audit, publicKey, ...known } = JSON.parse(first?.body ?? '');
    const notices = await digestNotices(old.system, known.at, 1);
    const body = JSON.stringify({ ...known, notices, v: 1 });
    await old.owner`alter table checkpoint disable trigger user`;
    await old.owner`update checkpoint set body = ${body}, signature = ${signText(body, key)} where seq = 1`;
    await aWhileAgo(old, await old.aContact({ granted: ['appex'] }));
    const next = JSON.parse((await takeCheckpoint(old.worker, key))?.body ?? '');
    expect([next.served.count, next.audit.count]).toEqual([6, 6]);
    expect(await verifyCheckpoints(old.system, { key, sunk: null })).toEqual({
      checkpoints: 2,
      faults: [],
    });
  } finally {
    await old.close();
  }
});

test('what a group adds later is no fault', async () => {
  const added = `
    insert into purpose (key, kind, company_id, tag, position)
    select 'added', kind, company_id, 'Added', 9 from purpose where key = 'garp';
    insert into level_purpose (level_id, purpose_id)
    select lp.level_id, (select id from purpose where key = 'added') from level_purpose lp limit 1`;
  expect(await faultsAfter(added)).toEqual([]);
});

test('a checkpoint of another key is not ours', async () => {
  const other = parseSigningKey(newSigningKey());
  const faults = await verifyCheckpoints(world.system, {
    key: { ...other, keyId: key.keyId },
    sunk: null,
  });
  expect(faults.faults.map((each) => each.fault)).toContain('signature');
});

const forget = (table: string) =>
  `delete from ${table} where id = (select id from ${table} where id < id_from(now() - interval '100 seconds')`;

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
  ['what was shown goes, though nobody answered to it', `${forget('served')} limit 1)`, 'served'],
  [
    'what was shown is changed',
    'update served set message_id = uuid_v7() where id < id_from(now())',
    'served',
  ],
  [
    'a wording ends older answers after all',
    'update notice set older_lapse_at = now() where version = 0',
    'notices',
  ],
  [
    'a wording was published earlier',
    "update notice set published_at = published_at - interval '1 day' where version = 0",
    'notices',
  ],
  ['a wording has another number', 'update notice set version = 9 where version = 0', 'notices'],
  [
    'two purposes change places',
    "update purpose p set key = 'other' where key = 'garp'; update purpose p set key = 'garp', company_id = (select company_id from purpose where key = 'other') where key = 'assist'; update purpose set key = 'assist' where key = 'other'",
    'purposes',
  ],
  [
    'a purpose is another company’s',
    "update purpose set company_id = (select company_id from purpose where key = 'assist') where key = 'garp'",
    'purposes',
  ],
  [
    'a purpose sends',
    "update purpose set kind = 'marketing' where key = 'personalisation'",
    'purposes',
  ],
  ['a company has another number', "update company set orgnr = '999999999'", 'purposes'],
  [
    'a purpose is put in, older than the checkpoint',
    "insert into purpose (key, kind, company_id, tag, position, created_at) select 'new', kind, company_id, 'New', 9, created_at from purpose where key = 'garp'",
    'purposes',
  ],
  [
    'a yes to a question grants less',
    "delete from level_purpose where purpose_id = (select id from purpose where key = 'garp')",
    'levels',
  ],
  [
    'a purpose belongs to another question',
    "update level_purpose set level_id = (select id from level where key = 'appex') where purpose_id = (select id from purpose where key = 'garp')",
    'levels',
  ],
  ['a deed of staff goes', `${forget('audit_entry')} limit 1)`, 'audit'],
  ['a deed of staff is changed', "update audit_entry set action = 'logout'", 'audit'],
  [
    'a deed of staff is put in between',
    "insert into audit_entry (id, action, subject_type) values (id_from(now() - interval '150 seconds'), 'login', 'staff')",
    'audit',
  ],
  [
    'an answer is older than a checkpoint that did not see it',
    "update checkpoint set body = jsonb_set(body::jsonb, '{at}', to_jsonb(utc_text(now() + interval '10 minutes')))::text where seq = 1",
    'unseen',
  ],
  ['all checkpoints go', 'delete from checkpoint_leaf; delete from checkpoint', 'sink'],
] as const;

describe.each(tampering)('%s', (_what, change, fault) => {
  test(`is found as ${fault}`, async () => {
    expect(await faultsAfter(change)).toContain(fault);
  });
});

const contactOf = (seq: number) =>
  `(select contact_id from checkpoint_leaf where checkpoint_seq = ${seq})`;

/** Leaves of the past, after which the last tree is the same as before. */
const forgedLeaves = [
  [
    'a leaf is said to be of an earlier checkpoint',
    'update checkpoint_leaf set checkpoint_seq = 2 where checkpoint_seq = 3',
    2,
  ],
  [
    'a leaf that a later one follows goes',
    `delete from checkpoint_leaf where checkpoint_seq = 1 and contact_id = ${contactOf(2)}`,
    1,
  ],
  [
    'an earlier checkpoint is given one more leaf',
    `insert into checkpoint_leaf select 2, contact_id, seq, hash from checkpoint_leaf where checkpoint_seq = 3`,
    2,
  ],
  [
    'a leaf is said to be of a checkpoint that is to come',
    `insert into checkpoint_leaf select 4, contact_id, seq, hash from checkpoint_leaf where checkpoint_seq = 3`,
    4,
  ],
] as const;

describe.each(forgedLeaves)('%s', (_what, change, seq) => {
  test(`is found at checkpoint ${seq}, and at no other`, async () => {
    const alter =
      'alter table checkpoint_leaf drop constraint checkpoint_leaf_checkpoint_seq_checkpoint_seq_fk';
    const faults = await tampered(world, `${alter}; ${change}`, async (db) => {
      const ctx = { ...world.system, db };
      return (await verifyCheckpoints(ctx, { key, sunk: taken.map(sinkLine) })).faults;
    });
    expect(faults).toEqual([{ seq, fault: 'root' }]);
  });
});

async function faultsAfter(change: string): Promise<string[]> {
  return tampered(world, change, async (db) => {
    const ctx = { ...world.system, db };
    const { faults } = await verifyCheckpoints(ctx, { key, sunk: taken.map(sinkLine) });
    const ledger = await verifyLedger(ctx);
    return [...faults, ...ledger.faults].map((each) => each.fault);
  });
}
