import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeConsent } from '@/domain/consent/commands';
import { eraseContact } from '@/domain/privacy/commands';
import { verifyLedger } from '@/domain/verification/queries';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from './support/world';

let world: World;
let owner: postgres.Sql;

beforeAll(async () => {
  world = await createWorld();
  owner = postgres(world.url, { max: 1, onnotice: () => {} });
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await world.answer(contactId, ['appex'], 'no');
  await world.aContact({ granted: ['garp'] });
});

afterAll(async () => {
  await owner.end();
  await world.close();
});

test('an untouched ledger holds', async () => {
  expect(await verifyLedger(world.system)).toEqual({ events: 4, contacts: 2, faults: [] });
});

/** What an owner could do who disables the triggers, and what gives it away. */
const tampering = [
  ["update consent_event set decision = 'granted' where decision = 'withdrawn'", 'payload'],
  ["update consent_event set recorded_at = recorded_at - interval '1 day' where seq = 3", 'time'],
  ["update consent_event set payload = payload || ' '::bytea where seq = 2", 'hash'],
  ["update consent_event set hash = sha256('x') where seq = 1 and decision = 'granted'", 'hash'],
  ["update consent_event set previous = 'refused' where seq = 3", 'previous'],
  ["update consent_event set channel = 'meeting' where seq = 1", 'payload'],
  [
    "update consent_event set payload = payload || ' '::bytea, hash = sha256(prev_hash || payload || ' '::bytea) where seq = 2",
    'chain',
  ],
  ["update consent set decision = 'granted'", 'state'],
  ['delete from consent', 'state'],
  ["update notice set content = replace(content, 'Nei', 'Ja')", 'wording'],
  ["update consent_evidence set evidence = '{}'", 'evidence'],
  ['delete from consent; delete from consent_event where seq = 2', 'sequence'],
  [
    "insert into notice (level_id, version, locale, content, sha256, published_at) select level_id, 99, locale, content, sha256, '2099-01-01' from notice limit 1",
    'dated',
  ],
  [
    'insert into notice (id, level_id, version, locale, content, sha256) select gen_random_uuid(), level_id, 99, locale, content, sha256 from notice limit 1',
    'dated',
  ],
  [
    "insert into purpose (key, kind, company_id, tag, position, created_at) select 'new', kind, company_id, 'New', 9, '2099-01-01' from purpose limit 1",
    'dated',
  ],
  [
    "insert into served (id, contact_id, notice_id, message_id, served_at) select 'f0000000-0000-7000-8000-000000000000', contact_id, notice_id, message_id, '2025-01-01' from served limit 1",
    'dated',
  ],
  [
    "insert into audit_entry (id, action, subject_type, recorded_at) values ('f0000000-0000-7000-8000-000000000000', 'login', 'staff', '2025-01-01')",
    'dated',
  ],
  [
    "insert into audit_entry (id, action, subject_type) values (gen_random_uuid(), 'login', 'staff')",
    'dated',
  ],
] as const;

describe.each(tampering)('%s', (change, fault) => {
  test(`is found as ${fault}`, async () => {
    const { faults } = await inUndoneTransaction(change);
    expect(faults.map((each) => each.fault)).toContain(fault);
  });
});

test('every kind of event holds: with a life, by staff, with a date and a note, and after an erasure', async () => {
  await owner`update purpose set life_months = 24`;
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  await changeConsent(world.roy.ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId('appex'), answer: 'no' }],
    channel: 'phone',
    note: 'Han ringte og sa nei takk.',
    agreedOn: osloDate(new Date()),
    requestId: randomUUID(),
  });
  const erased = await world.aContact({ granted: ['garp'] });
  await eraseContact(world.system, { contactId: erased });
  const { faults, events } = await verifyLedger(world.system);
  expect(faults).toEqual([]);
  expect(events).toBe(9);
  await owner`update purpose set life_months = null`;
});

describe('an event whose bytes say version 2', () => {
  /** As `record_consent` wrote them then, for the contact who said yes to Garp. */
  const asVersion2 = `
    update consent_event e
       set payload = said.payload, hash = sha256(e.prev_hash || said.payload)
      from (
        select e.id, convert_to(json_build_object(
          'v', 2, 'id', e.id, 'contact', e.contact_id, 'seq', e.seq, 'purpose', e.purpose_id, 'decision', e.decision,
          'previous', e.previous, 'notice', e.notice_id, 'noticeSha256', encode(n.sha256, 'hex'), 'served', e.served_id,
          'answer', e.answer_id, 'actorType', e.actor_type, 'actor', e.actor_id, 'actorNameMac', null,
          'credential', e.credential, 'credentialId', e.credential_id, 'channel', e.channel, 'agreedOn', e.agreed_on,
          'noteMac', null, 'evidenceMac', encode(e.evidence, 'hex'), 'request', e.request_id,
          'recordedAt', to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
          'expiresAt', null)::text, 'UTF8') as payload
          from consent_event e join notice n on n.id = e.notice_id
         where e.id = (
           select f.id from consent_event f join purpose p on p.id = f.purpose_id
            where p.key = 'garp' order by f.recorded_at limit 1)
      ) said
     where said.id = e.id`;

  test('holds', async () => {
    expect((await inUndoneTransaction(asVersion2)).faults).toEqual([]);
  });

  test('holds no longer when a column is changed', async () => {
    const { faults } = await inUndoneTransaction(
      `${asVersion2}; update consent_event set channel = 'phone' where payload like '{"v" : 2%'::bytea`,
    );
    expect(faults.map((each) => each.fault)).toEqual(['payload']);
  });
});

/** Changes the past as the owner can, verifies, and puts it back. */
async function inUndoneTransaction(change: string): Promise<{ faults: { fault: string }[] }> {
  let faults: { fault: string }[] = [];
  const undo = new Error('undo');
  await owner
    .begin(async (sql) => {
      await sql.unsafe(
        'alter table consent_event disable trigger user; alter table notice disable trigger user',
      );
      await sql.unsafe(change);
      faults = [...(await sql<{ fault: string }[]>`select fault from verify_ledger()`)];
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return { faults };
}
