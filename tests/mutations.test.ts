import { drizzle } from 'drizzle-orm/postgres-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeCheckpoint } from '@/domain/checkpoints/commands';
import { sinkLine } from '@/domain/checkpoints/rules';
import { changeConsent } from '@/domain/consent/commands';
import { eraseContact } from '@/domain/privacy/commands';
import { verifyCheckpoints, verifyLedger } from '@/domain/verification/queries';
import { osloDate } from '@/lib/oslo-date';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { createWorld, type World } from './support/world';

const key = parseSigningKey(newSigningKey());
let world: World;
const sunk: string[] = [];

beforeAll(async () => {
  world = await createWorld();
  for (let number = 0; number < 6; number += 1) {
    const contactId = await world.aContact({ granted: ['appex', 'personalisation'] });
    await world.answer(contactId, ['assist', 'garp'], number % 2 === 0 ? 'yes' : 'no');
    if (number < 3) await withdrawByPhone(contactId);
    if (number === 3) await eraseContact(world.system, { contactId });
    await take();
    if (number === 4) await world.answer(contactId, ['appex'], 'no');
  }
}, 60_000);

async function take(): Promise<void> {
  const taken = await takeCheckpoint(world.worker, key);
  if (taken) sunk.push(sinkLine(taken));
}

afterAll(() => world.close());

async function withdrawByPhone(contactId: string): Promise<void> {
  await changeConsent(world.roy.ctx, {
    contactId,
    answers: [{ purposeId: world.purposeId('appex'), answer: 'no' }],
    channel: 'phone',
    note: 'Han ringte og ville ikke ha mer.',
    agreedOn: osloDate(new Date()),
    requestId: crypto.randomUUID(),
  });
}

/** What each column of the ledger is changed to; a superuser may write anything. */
const forged = {
  id: 'gen_random_uuid()',
  contact_id: '(select id from contact c where c.id <> e.contact_id limit 1)',
  seq: 'seq + 100',
  purpose_id: '(select id from purpose p where p.id <> e.purpose_id limit 1)',
  decision: "case decision when 'granted' then 'refused' else 'granted' end",
  previous: "case when previous is null then 'refused' end",
  notice_id: '(select id from notice n where n.id is distinct from e.notice_id limit 1)',
  answer_id: 'gen_random_uuid()',
  actor_type: "case actor_type when 'staff' then 'contact' else 'staff' end",
  actor_id: 'gen_random_uuid()',
  actor_name: "'Ola Nordmann'",
  channel: "case channel when 'phone' then 'portal' else 'phone' end",
  credential: "case credential when 'job' then 'link' else 'job' end",
  credential_id: 'gen_random_uuid()',
  served_id: '(select id from served v where v.id is distinct from e.served_id limit 1)',
  agreed_on: "coalesce(agreed_on - 1, '2020-01-01')",
  note: "sha256('note')",
  evidence: "sha256('evidence')",
  request_id: 'gen_random_uuid()',
  recorded_at: "recorded_at - interval '3 years'",
  expires_at: "now() + interval '9 years'",
  payload: "payload || ' '::bytea",
  prev_hash: 'sha256(prev_hash)',
  hash: 'sha256(hash)',
} as const;

const eventIds = () => world.sql<{ id: string; erased: boolean }[]>`
  select e.id, c.erased_at is not null as erased from consent_event e join contact c on c.id = e.contact_id
   order by e.contact_id, e.seq`;

test('an untouched ledger holds', async () => {
  expect(await faultsAfter('select 1')).toEqual([]);
});

test('every column of the ledger is forged on ten events or more, and each time it is found', async () => {
  // The name of staff on an erased contact cannot be checked: its key is gone, as it must be.
  const events = (await eventIds()).filter((each) => !each.erased);
  const chosen = events.filter((_, position) => position % Math.floor(events.length / 10) === 0);
  let tried = 0;
  for (const { id } of chosen)
    for (const [column, value] of Object.entries(forged)) {
      const change = `update consent_event e set ${column} = ${value} where id = '${id}'`;
      expect(await faultsAfter(change), change).not.toEqual([]);
      tried += 1;
    }
  expect(tried).toBeGreaterThanOrEqual(200);
}, 120_000);

const chainAnew = `
  do $$ declare r record; h bytea; c uuid; begin
    for r in select * from consent_event order by contact_id, seq loop
      if c is distinct from r.contact_id then h := decode(repeat('00', 32), 'hex'); c := r.contact_id; end if;
      update consent_event set prev_hash = h, hash = sha256(h || r.payload) where id = r.id;
      h := sha256(h || r.payload);
    end loop; end $$`;
const first = 'select contact_id from consent_event order by contact_id limit 1';
const statesAnew = `delete from consent; insert into consent (contact_id, purpose_id, decision, since, event_id, notice_id, expires_at)
  select distinct on (contact_id, purpose_id) contact_id, purpose_id, decision, recorded_at, id, notice_id, expires_at
    from consent_event order by contact_id, purpose_id, seq desc`;

/** What takes more than one statement: whoever does it knows how the ledger is made. */
const schemes = [
  [
    'a yes becomes a no, and every hash is made anew',
    `update consent_event set decision = 'refused', payload = convert_to(replace(convert_from(payload, 'UTF8'), '"granted"', '"refused"'), 'UTF8') where contact_id = (${first}); ${chainAnew}; ${statesAnew}`,
  ],
  [
    'the tail of a contact goes, with its state',
    `delete from consent where contact_id = (${first}); delete from consent_event where contact_id = (${first}) and seq > 1; ${statesAnew}`,
  ],
  [
    'a contact goes whole',
    `delete from consent where contact_id = (${first}); delete from consent_event where contact_id = (${first})`,
  ],
  [
    'a contact goes, with his leaves',
    `delete from checkpoint_leaf where contact_id = (${first}); delete from consent where contact_id = (${first}); delete from consent_event where contact_id = (${first})`,
  ],
  [
    'two events change places',
    `update consent_event set seq = case seq when 1 then 1002 else 1001 end where seq in (1, 2); update consent_event set seq = seq - 1000 where seq > 1000; ${chainAnew}`,
  ],
  [
    'the last checkpoint and all that came since go',
    `delete from consent where event_id in (select e.id from consent_event e join checkpoint_leaf l using (contact_id, seq) where l.checkpoint_seq = 6); delete from checkpoint_leaf where checkpoint_seq = 6; delete from checkpoint where seq = 6`,
  ],
  [
    'an invented yes is signed over, and its leaf is said to be of an earlier checkpoint',
    'update checkpoint_leaf set checkpoint_seq = 2 where checkpoint_seq = 6',
  ],
  [
    'a leaf goes that a later one of its chain follows',
    'delete from checkpoint_leaf where (contact_id, checkpoint_seq) in (select contact_id, min(checkpoint_seq) from checkpoint_leaf group by 1 having count(*) > 1)',
  ],
  [
    'an earlier checkpoint is given one more leaf',
    'insert into checkpoint_leaf select 2, contact_id, seq, hash from checkpoint_leaf where checkpoint_seq = 6',
  ],
  [
    'a wording is rewritten with its fingerprint',
    "update notice set content = replace(content, 'Ja', 'Jo'), sha256 = sha256(convert_to(replace(content, 'Ja', 'Jo'), 'UTF8'))",
  ],
  [
    'what was shown is changed',
    'update served v set notice_id = (select id from notice n where n.id <> v.notice_id limit 1)',
  ],
  ['a note is rewritten', "update consent_evidence set note = 'Han sa ja.' where note is not null"],
  ['a note goes', 'delete from consent_evidence where note is not null'],
  ['a key goes', `delete from contact_key where contact_id = (${first})`],
  ['an answer that holds is changed', "update consent set decision = 'granted', since = now()"],
] as const;

describe.each(schemes)('%s', (_what, change) => {
  test('is found', async () => {
    expect(await faultsAfter(change)).not.toEqual([]);
  });
});

/** Changes the past as a superuser can, looks, and puts it back. */
async function faultsAfter(change: string): Promise<string[]> {
  let found: string[] = [];
  const undo = new Error('undo');
  await drizzle(world.owner, { casing: 'snake_case' })
    .transaction(async (db) => {
      const ctx = { ...world.system, db };
      await db.execute(forgery);
      await db.execute(change);
      const ledger = await verifyLedger(ctx);
      const { faults } = await verifyCheckpoints(ctx, { key, sunk });
      found = [...ledger.faults, ...faults].map((each) => each.fault);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found;
}

/** No trigger and no constraint stands in the way of who owns the server. */
const forgery = `
  do $$ declare r record; begin
    for r in select conrelid::regclass as t, conname from pg_constraint where contype in ('f', 'u') and connamespace = 'public'::regnamespace loop
      execute format('alter table %s drop constraint %I', r.t, r.conname);
    end loop; end $$;
  alter table consent_event disable trigger user; alter table notice disable trigger user;
  alter table served disable trigger user; alter table checkpoint disable trigger user;
  alter table checkpoint_leaf disable trigger user`;
