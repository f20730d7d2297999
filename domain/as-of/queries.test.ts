import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contact } from '@/db/schema/contact';
import { eraseContact } from '@/domain/privacy/commands';
import { liftObjection, suppressContact } from '@/domain/suppressions/commands';
import { createWorld, type World } from '@/tests/support/world';
import { listConsentsAsOf, listMailable, listMembersAsOf } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

type Snapshot = { at: string; standings: object[]; members: object[]; mailed: object[] };

/** What the views of the present say, and when; or what the functions of the past say of that moment. */
async function look(at?: string): Promise<Snapshot> {
  const [row] = at
    ? await world.sql<[Snapshot]>`
        select ${at}::text as at,
          (select json_agg(s order by contact_id, purpose_id) from consent_as_of(${at}) s) as standings,
          (select json_agg(m order by contact_id, purpose_id) from (
             select contact_id, purpose_id, event_id from mailing_as_of(${at}) where member) m) as members,
          (select json_agg(m order by contact_id, purpose_id) from (
             select contact_id, purpose_id from mailing_as_of(${at}) where reason is null) m) as mailed`
    : await world.sql<[Snapshot]>`
        select now()::text as at,
          (select json_agg(s order by contact_id, purpose_id) from (
             select contact_id, purpose_id, decision, since, event_id, notice_id, expires_at, lapses_at, holds, standing,
                    ends_at from consent_in_force) s) as standings,
          (select json_agg(m order by contact_id, purpose_id) from (
             select contact_id, purpose_id, event_id from list_member) m) as members,
          (select json_agg(m order by contact_id, purpose_id) from (
             select m.contact_id, m.purpose_id from list_member m join contact c on c.id = m.contact_id
              where c.archived_at is null and not exists (
                select from suppression s where s.contact_id = c.id and s.lifted_at is null)) m) as mailed`;
  return row;
}

test('as of any moment is what the views of that moment said', async () => {
  await world.sql`update purpose set life_months = 1 where key = 'garp'`;
  const shots: Snapshot[] = [];
  const then = async (deed: () => Promise<unknown>) => {
    // The past is known to the millisecond: no deed shares one with the look before it.
    await world.sql`select pg_sleep(0.002)`;
    await deed();
    shots.push(await look());
  };
  const people = [await world.aContact(), await world.aContact(), await world.aContact()];
  const [first = '', second = '', third = ''] = people;
  await then(() => world.answer(first, ['appex'], 'yes'));
  await then(() => world.answer(second, ['appex'], 'yes'));
  await then(() => world.answer(third, ['garp', 'assist'], 'yes'));
  await then(() => world.answer(third, ['personalisation'], 'no'));
  await then(() => world.answer(first, ['appex'], 'no'));
  await then(() => suppressContact(world.system, { contactId: second, reason: 'objection' }));
  await then(() => liftObjection(world.system, second));
  await then(() => world.answer(first, ['appex'], 'yes'));
  await then(() => suppressContact(world.system, { contactId: first, reason: 'bounce' }));
  // A new wording ends the older yeses in a moment, not at once.
  await then(
    () => world.owner`
      insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
      select n.level_id, n.version + 100, n.locale, n.content, n.sha256,
             clock_timestamp() + interval '150 milliseconds'
        from notice n join level_purpose lp on lp.level_id = n.level_id
       where lp.purpose_id = ${world.purposeId('appex')}`,
  );
  await then(() => new Promise((resolve) => setTimeout(resolve, 200)));
  await then(() =>
    world.db
      .update(contact)
      .set({ archivedAt: sql`clock_timestamp()` })
      .where(eq(contact.id, third)),
  );
  await then(async () => eraseContact(await world.contactCtx(third), { contactId: third }));
  expect(new Set(shots.map(({ mailed }) => JSON.stringify(mailed))).size).toBeGreaterThan(4);
  for (const shot of shots) expect(await look(shot.at)).toEqual(shot);
});

test('who has objected is told by his own word, whatever else stopped his mail', async () => {
  const reasonOf = async (contactId: string) => {
    const [row] = await world.sql`
      select reason from mailing_as_of(now())
       where contact_id = ${contactId} and purpose_id = ${world.purposeId('assist')}`;
    return row?.reason;
  };
  const unasked = await world.aContact();
  const withdrawn = await world.aContact({ granted: ['assist'] });
  await world.answer(withdrawn, ['assist'], 'no');
  const bounced = await world.aContact({ granted: ['assist'] });
  await suppressContact(world.system, { contactId: bounced, reason: 'bounce' });
  const before = ['notAsked', 'withdrawn', 'suppressed'];
  const people = [unasked, withdrawn, bounced];
  expect(await Promise.all(people.map(reasonOf))).toEqual(before);
  for (const contactId of people)
    await suppressContact(world.system, { contactId, reason: 'objection' });
  expect(await Promise.all(people.map(reasonOf))).toEqual(people.map(() => 'objected'));
  for (const contactId of people) await liftObjection(world.system, contactId);
  expect(await Promise.all(people.map(reasonOf))).toEqual(before);
});

test('a life that will have ended has ended as of then', async () => {
  await world.sql`update purpose set life_months = 1 where key = 'garp'`;
  const contactId = await world.aContact({ granted: ['garp'] });
  const [row] = await world.sql`
    select m.reason, s.standing from mailing_as_of(now() + interval '40 days') m
      join consent_as_of(now() + interval '40 days') s using (contact_id, purpose_id)
     where m.contact_id = ${contactId} and m.purpose_id = ${world.purposeId('garp')}`;
  expect(row).toEqual({ reason: 'expired', standing: 'expired' });
});

test('each row says who could be mailed and the answer that decided it', async () => {
  const purposeId = world.purposeId('assist');
  const contactId = await world.aContact({ email: 'siv@as-of.example' });
  const before = new Date();
  await world.answer(contactId, ['assist'], 'yes');
  const during = new Date();
  await world.answer(contactId, ['assist'], 'no');
  const ask = async (at: Date) => {
    const { rows } = await listMailable(world.director.ctx, {
      purposeId,
      at,
      search: 'SIV@as-of',
      show: 'all',
      page: 1,
    });
    return rows;
  };
  expect(await ask(new Date(0))).toEqual([]);
  expect(await ask(before)).toMatchObject([{ reason: 'notAsked', eventId: null, since: null }]);
  expect(await ask(during)).toMatchObject([
    { contactId, reason: null, seq: 1, actorType: 'contact', channel: 'portal', noticeVersion: 1 },
  ]);
  expect(await ask(new Date())).toMatchObject([{ reason: 'withdrawn', seq: 2 }]);
  const consents = await listConsentsAsOf(world.director.ctx, { contactId, at: during });
  expect(consents.map(({ key, standing }) => [key, standing])).toEqual([
    ['personalisation', 'notAsked'],
    ['appex', 'notAsked'],
    ['assist', 'granted'],
    ['garp', 'notAsked'],
  ]);
  const list = { purposeId, search: 'siv@as-of', page: 1, pageSize: 25 };
  const members = await listMembersAsOf(world.director.ctx, { ...list, at: during });
  expect(members).toMatchObject({ total: 1, rows: [{ contactId, tracking: false }] });
  expect(members.rows[0]?.since).toBeInstanceOf(Date);
  expect((await listMembersAsOf(world.director.ctx, { ...list, at: new Date() })).total).toBe(0);
});

test('the counts are of everyone who fits, whatever is shown', async () => {
  const asked = { purposeId: world.purposeId('appex'), at: new Date(), search: '' };
  const [yes, no, all] = await Promise.all(
    (['yes', 'no', 'all'] as const).map((show) => listMailable(world.kari.ctx, { ...asked, show })),
  );
  expect(yes?.counts).toEqual(all?.counts);
  expect([yes?.rows.length, no?.rows.length, all?.rows.length]).toEqual([
    all?.counts.yes,
    all?.counts.no,
    all?.counts.all,
  ]);
});
