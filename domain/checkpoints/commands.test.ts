import { afterAll, beforeAll, expect, test } from 'vitest';
import { findEvidence } from '@/domain/evidence/queries';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { createSealedWorld } from '@/tests/support/sealed-world';
import { tampered } from '@/tests/support/tampering';
import type { World } from '@/tests/support/world';
import { takeCheckpoint } from './commands';
import { findCoverage, findLastCheckpoint, viewLastCheckpoint } from './queries';

const key = parseSigningKey(newSigningKey());
let world: World;

beforeAll(async () => {
  world = await createSealedWorld(key);
});
afterAll(() => world.close());

test.each([
  [
    'a contact and his leaves are gone',
    'delete from checkpoint_leaf where seq = 1; delete from consent where event_id in (select id from consent_event where contact_id not in (select contact_id from checkpoint_leaf)); delete from consent_event where contact_id not in (select contact_id from checkpoint_leaf)',
    'root',
  ],
  ['a wording is gone', 'delete from notice where version = 0', 'notices'],
  [
    'the end of a chain is gone, and its leaf is not',
    'delete from consent; delete from consent_event where seq = 2',
    'root',
  ],
  [
    'a contact is gone, and his leaf is not',
    'delete from consent; delete from consent_event where contact_id not in (select contact_id from consent_event where seq = 2)',
    'root',
  ],
  [
    'what a checkpoint saw is another, and an answer was put behind it',
    `update consent_event set hash = sha256(hash) where seq = 2;
     insert into consent_event select (e).* from (
       select jsonb_populate_record(e, jsonb_build_object('id', uuid_v7(), 'seq', 3, 'request_id', uuid_v7())) as e
         from consent_event e where seq = 2) added`,
    'root',
  ],
  [
    'an answer within a chain is gone',
    'delete from consent; delete from consent_event where seq = 1 and contact_id in (select contact_id from consent_event where seq = 2)',
    'root',
  ],
])('once %s, no checkpoint is signed over it', async (_what, change, fault) => {
  await tampered(world, change, async (db) => {
    await expect(takeCheckpoint({ ...world.worker, db }, key)).rejects.toThrow(
      `Checkpoint 1 does not hold any more: ${fault}.`,
    );
  });
});

test('the time that is shown of a checkpoint is the signed one', async () => {
  const said = JSON.parse((await findLastCheckpoint(world.system))?.body ?? '');
  const [{ contact_id: contactId } = { contact_id: '' }] = await world.sql<
    { contact_id: string }[]
  >`select contact_id from consent_event where seq = 2`;
  await tampered(world, "update checkpoint set created_at = '2020-01-01'", async (db) => {
    const ctx = { ...world.system, db };
    expect((await viewLastCheckpoint(ctx))?.at).toEqual(new Date(said.at));
    expect((await findCoverage(ctx, contactId))?.createdAt).toEqual(new Date(said.at));
  });
});

test('evidence is not said to hold when its contact’s checkpoint does not', async () => {
  const [{ contact_id: contactId } = { contact_id: '' }] = await world.sql<
    { contact_id: string }[]
  >`select contact_id from consent_event where seq = 2`;
  const tailGoes = `delete from checkpoint_leaf where contact_id = '${contactId}' and seq = 2; delete from consent; delete from consent_event where seq = 2; insert into consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at) select contact_id, purpose_id, decision, recorded_at, id, notice_id, expires_at from consent_event`;
  await tampered(world, tailGoes, async (db) => {
    const evidence = await findEvidence({ ...world.system, db }, contactId);
    expect(evidence?.verification).toMatchObject({
      holds: false,
      faults: [{ seq: null, fault: 'root' }],
    });
  });
});
