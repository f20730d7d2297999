import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { message } from '@/db/schema/message';
import { claimMessages } from '@/domain/messages/commands';
import { suppressContact } from '@/domain/suppressions/commands';
import { createWorld, type World } from '@/tests/support/world';
import { remindOfRenewal, sendRenewal, sendRenewals } from './commands';
import { forecastRenewals } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

// Each test has the table to itself: nothing waits, and nobody else's consent ends.
beforeEach(async () => {
  await world.owner`update message set state = 'sent', created_at = now() - interval '1 year'`;
  await world.owner`update consent set expires_at = null`;
});

afterAll(() => world.close());

const everyone = { search: '', tags: [] };

const renewalsOf = (contactId: string) =>
  world.db
    .select({ state: message.state, reason: message.reason })
    .from(message)
    .where(and(eq(message.contactId, contactId), eq(message.kind, 'renewal')))
    .orderBy(message.id);

/** The yes to a purpose, or to all, ends so far from now. */
const endIn = (contactId: string, interval: string, key?: string) => world.owner`
  update consent set expires_at = now() + ${interval}::interval
   where contact_id = ${contactId} and (${key ?? null}::text is null
      or purpose_id = (select id from purpose where key = ${key ?? null}))`;

test('a contact is reminded once for each end, with one mail for all that end', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp', 'assist'] });
  await endIn(contactId, '20 days');
  await endIn(contactId, '80 days', 'assist');
  await Promise.all([remindOfRenewal(world.worker), remindOfRenewal(world.worker)]);
  await claimMessages(world.worker, { limit: 50 });
  expect(await remindOfRenewal(world.worker)).toBe(0);
  expect(await renewalsOf(contactId)).toEqual([{ state: 'sending', reason: null }]);
  // The third ends later, and he hears of it then.
  await endIn(contactId, '25 days', 'assist');
  expect(await remindOfRenewal(world.worker)).toBe(1);
  expect(await remindOfRenewal(world.worker)).toBe(0);
  expect(await renewalsOf(contactId)).toHaveLength(2);
});

test('a mail that waits takes along what ends meanwhile', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  await endIn(contactId, '20 days', 'appex');
  await remindOfRenewal(world.worker);
  await endIn(contactId, '21 days', 'garp');
  await remindOfRenewal(world.worker);
  expect(await remindOfRenewal(world.worker)).toBe(0);
  expect(await renewalsOf(contactId)).toHaveLength(1);
});

test('what holds on, and what has ended, is no matter for a reminder', async () => {
  const holds = await world.aContact({ granted: ['appex'] });
  await endIn(holds, '40 days');
  const over = await world.aContact({ granted: ['appex'] });
  await endIn(over, '-1 minute');
  expect(await remindOfRenewal(world.worker)).toBe(0);
});

test('a renewal that is answered, either way, is not sent, and a yes begins a new life', async () => {
  await world.owner`update purpose set life_months = 24 where key = 'appex'`;
  const yes = await world.aContact({ granted: ['appex'] });
  const no = await world.aContact({ granted: ['appex'] });
  for (const contactId of [yes, no]) await endIn(contactId, '10 days');
  await remindOfRenewal(world.worker);
  await world.answer(yes, ['appex'], 'yes');
  await world.answer(no, ['appex'], 'no');
  await claimMessages(world.worker, { limit: 50 });
  for (const contactId of [yes, no])
    expect(await renewalsOf(contactId)).toEqual([
      { state: 'suppressed', reason: 'alreadyAnswered' },
    ]);
  const [row] = await world.db.execute<{ lives: boolean }>(
    sql`select expires_at > now() + interval '23 months' as lives from consent where contact_id = ${yes}`,
  );
  expect(row?.lives).toBe(true);
  expect(await world.sql`select from list_member where contact_id = ${no}`).toHaveLength(0);
  await world.owner`update purpose set life_months = null where key = 'appex'`;
});

test('nobody is asked who wants no mail, and who objects meanwhile gets none', async () => {
  const objected = await world.aContact({ granted: ['appex'] });
  await suppressContact(world.system, { contactId: objected, reason: 'objection' });
  const objects = await world.aContact({ granted: ['appex'] });
  for (const contactId of [objected, objects]) await endIn(contactId, '10 days');
  expect(await remindOfRenewal(world.worker)).toBe(1);
  expect(await renewalsOf(objected)).toEqual([]);
  await suppressContact(world.system, { contactId: objects, reason: 'objection' });
  await claimMessages(world.worker, { limit: 50 });
  expect(await renewalsOf(objects)).toEqual([{ state: 'suppressed', reason: 'objected' }]);
});

test('staff asks a contact again, but not twice in a fortnight, and only where something ends', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const ask = () => sendRenewal(world.kari.ctx, { contactId });
  expect(await ask()).toEqual({ ok: false, reason: 'nothingEnds' });
  await endIn(contactId, '-1 day');
  expect(await ask()).toEqual({ ok: true });
  expect(await ask()).toEqual({ ok: false, reason: 'alreadyAsked' });
  const [entry] = await world.sql`
    select action, staff_id from audit_entry where subject_id = ${contactId}`;
  expect(entry).toEqual({ action: 'renewalSent', staff_id: world.kari.id });
});

test('where no yes is left, it takes a basis to ask again', async () => {
  const contactId = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  await endIn(contactId, '5 days');
  expect(await remindOfRenewal(world.worker)).toBe(1);
  await endIn(contactId, '-1 minute');
  await claimMessages(world.worker, { limit: 50 });
  expect(await renewalsOf(contactId)).toEqual([{ state: 'suppressed', reason: 'basisMissing' }]);
  expect(await sendRenewal(world.kari.ctx, { contactId })).toEqual({
    ok: false,
    reason: 'basisMissing',
  });
});

test('staff asks everyone concerned, hears who is left out and why, and never more than was shown', async () => {
  const [asked, objected, archived] = await Promise.all(
    [0, 1, 2].map(() => world.aContact({ granted: ['appex'] })),
  );
  for (const contactId of [asked, objected, archived]) await endIn(contactId ?? '', '-1 day');
  await suppressContact(world.system, { contactId: objected ?? '', reason: 'objection' });
  await world.owner`update contact set archived_at = now() where id = ${archived ?? ''}`;
  const { ctx } = world.kari;
  const forecast = { count: 1, notAsked: [{ reason: 'objected', count: 1 }] };
  expect(await forecastRenewals(ctx, everyone)).toEqual(forecast);
  const more = await world.aContact({ granted: ['appex'] });
  await endIn(more, '5 days');
  expect(await sendRenewals(ctx, { ...everyone, count: 1 })).toEqual({
    ok: false,
    reason: 'countChanged',
  });
  expect(await sendRenewals(ctx, { ...everyone, count: 2 })).toEqual({
    ok: true,
    ...forecast,
    count: 2,
  });
  expect((await forecastRenewals(ctx, everyone)).notAsked).toContainEqual({
    reason: 'alreadyAsked',
    count: 2,
  });
});

test('a newer wording asks anew, with a date: before it he is mailed, after it he is not', async () => {
  const contactId = await world.aContact({ granted: ['garp', 'assist'] });
  const publish = (version: number, lapse: string) => world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select level_id, ${version}, locale, content, sha256, now() + ${lapse}::interval
      from notice n join level l on l.id = n.level_id where l.key = 'group' and n.version = 1`;
  const lists = () => world.sql`select from list_member where contact_id = ${contactId}`;
  await publish(2, '20 days');
  expect(await lists()).toHaveLength(2);
  await remindOfRenewal(world.worker);
  expect(await renewalsOf(contactId)).toHaveLength(1);
  await publish(3, '-1 second');
  expect(await lists()).toHaveLength(0);
  expect(await remindOfRenewal(world.worker)).toBe(0);
});
