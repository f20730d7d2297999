import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNotice } from '@/domain/consent/queries';
import { tampered } from './support/tampering';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('no foreign key deletes or empties what points at it', async () => {
  const lax = await world.owner`
    select conrelid::regclass::text as on_table, conname from pg_constraint
     where contype = 'f' and connamespace = 'public'::regnamespace and confdeltype not in ('r', 'a')`;
  expect(lax).toEqual([]);
});

test('what is append-only is guarded in every session, also in one that replays', async () => {
  const guards = await world.owner`
    select c.relname, count(*)::int as guards, bool_and(t.tgenabled = 'A') as always
      from pg_trigger t join pg_class c on c.oid = t.tgrelid
     where t.tgname in ('refuse_row_change', 'refuse_truncate') group by 1 order by 1`;
  expect(guards).toEqual(
    [
      'audit_entry',
      'checkpoint',
      'checkpoint_leaf',
      'consent_event',
      'level_purpose',
      'notice',
      'served',
    ].map((relname) => ({ relname, guards: 2, always: true })),
  );
});

test('no mail is queued with links, in any session', async () => {
  const contactId = await world.aContact();
  const replayed = world.owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    await sql`
      insert into message (kind, contact_id, company_id, preferences_hash)
      select 'new_link', ${contactId}, id, sha256('of my own') from company limit 1`;
  });
  await expect(replayed).rejects.toMatchObject({ code: '42501' });
});

test.each([
  ["update purpose set key = 'other' where key = 'garp'", /about the purpose garp/],
  ["update purpose set kind = 'marketing'", /about the purpose personalisation/],
  [
    "update purpose set company_id = (select id from company where key = 'assist') where key = 'garp'",
    /about the purpose garp/,
  ],
  ["update level set key = 'other' where key = 'appex'", /about the level appex/],
  ["update company set orgnr = '999999999' where key = 'garp'", /given to the company garp/],
  ['update level_purpose set created_at = now()', /append-only/],
  ['delete from level_purpose', /append-only/],
])('what the answers are about stays: %s', async (change, refusal) => {
  await expect(
    world.owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql.unsafe(change);
    }),
  ).rejects.toThrow(refusal);
});

test('a company of which nothing was asked may have another number, and a purpose another name', async () => {
  await world.owner`update purpose set tag = tag || '!', position = position + 1`;
  await world.owner`
    insert into company (key, name, legal_name, orgnr, address, website, privacy_contact, sender_address, position)
    select 'new', name, legal_name, '1', address, website, privacy_contact, sender_address, 9 from company limit 1`;
  await world.owner`update company set orgnr = '2' where key = 'new'`;
});

test('a function with the rights of its owner looks nowhere but in its own schema', async () => {
  const open = await world.owner`
    select p.proname from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.prosecdef
       and not coalesce(p.proconfig @> array['search_path=public, pg_temp'], false)`;
  expect(open).toEqual([]);
});

test('a purpose and a wording that somebody answered to stay', async () => {
  await world.aContact({ granted: ['appex'] });
  await expect(world.owner`delete from purpose where key = 'appex'`).rejects.toThrow(
    'foreign key constraint',
  );
  await expect(world.owner`delete from notice`).rejects.toThrow('append-only');
});

test('a wording that is not out yet is in force nowhere, and ends no older answer', async () => {
  const contactId = await world.aContact({ granted: ['garp'] });
  const levelId = await world.levelOf(['garp']);
  const ahead = `
    insert into notice (level_id, version, locale, content, sha256, published_at, older_lapse_at)
    select level_id, 99, locale, content, sha256, now() + interval '1 hour', '2026-01-01' from notice
     where level_id = '${levelId}' and version = 1`;
  await tampered(world, ahead, async (db) => {
    expect(await findNotice({ ...world.system, db }, levelId, 'nb')).toMatchObject({ version: 1 });
    const lists = await db.execute(sql`select from list_member where contact_id = ${contactId}`);
    expect(lists).toHaveLength(1);
  });
});
