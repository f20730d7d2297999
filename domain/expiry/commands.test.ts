import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { purpose } from '@/db/schema/purpose';
import { createWorld, type World } from '@/tests/support/world';
import { expireConsents } from './commands';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.db.update(purpose).set({ lifeMonths: 24 }).where(eq(purpose.key, 'appex'));
});

afterAll(() => world.close());

const listsOf = async (contactId: string) =>
  (
    await world.sql`select list_name from list_member where contact_id = ${contactId} order by 1`
  ).map((row) => row.list_name);
const eventsOf = (contactId: string) => world.sql`
  select p.key, e.decision, e.channel, e.actor_type from consent_event e join purpose p on p.id = e.purpose_id
   where e.contact_id = ${contactId} order by e.seq`;
const endLife = (contactId: string) =>
  world.owner`update consent set expires_at = clock_timestamp() where contact_id = ${contactId} and expires_at is not null`;

test('a yes lives as long as its purpose says, and one without a life has no end', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  const ends = await world.sql`
    select p.key, s.expires_at = s.since + interval '24 months' as ends from consent s join purpose p on p.id = s.purpose_id
     where s.contact_id = ${contactId} order by 1`;
  expect(ends).toEqual([
    { key: 'appex', ends: true },
    { key: 'garp', ends: null },
  ]);
});

test('a yes whose life is over leaves its list at once, and the job makes it an event', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  await endLife(contactId);
  expect(await listsOf(contactId)).toEqual(['Garp']);
  await Promise.all([expireConsents(world.worker), expireConsents(world.worker)]);
  expect((await eventsOf(contactId)).at(-1)).toEqual({
    key: 'appex',
    decision: 'expired',
    channel: 'expiry',
    actor_type: 'system',
  });
  expect(await eventsOf(contactId)).toHaveLength(3);
  expect(await listsOf(contactId)).toEqual(['Garp']);
});

test('near its end the same yes begins another life; before that it says nothing new', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  expect(await world.answer(contactId, ['appex'], 'yes')).toMatchObject({ outcome: 'unchanged' });
  await world.owner`update consent set expires_at = now() + interval '10 days' where contact_id = ${contactId}`;
  expect(await world.answer(contactId, ['appex'], 'yes')).toMatchObject({ outcome: 'recorded' });
  const [row] = await world.db.execute<{ renewed: boolean }>(
    sql`select expires_at > now() + interval '1 year' as renewed from consent where contact_id = ${contactId}`,
  );
  expect(row?.renewed).toBe(true);
});

test('a newer wording that ends older consents takes them off the list at its date', async () => {
  const contactId = await world.aContact({ granted: ['garp'] });
  const publish = (version: number, lapse: string) => world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select level_id, ${version}, locale, content, sha256, now() + ${lapse}::interval
      from notice n join level l on l.id = n.level_id where l.key = 'group' and n.version = 1`;
  await publish(2, '1 day');
  expect(await listsOf(contactId)).toEqual(['Garp']);
  await publish(3, '-1 second');
  expect(await listsOf(contactId)).toEqual([]);
  const [asked] =
    await world.sql`select cause from consent_to_renew where contact_id = ${contactId}`;
  expect(asked?.cause).toBe('wording');
  expect(await world.answer(contactId, ['garp'], 'yes')).toEqual({
    ok: false,
    reason: 'wordingChanged',
  });
  const { actor } = await world.contactCtx(contactId);
  await world.show(contactId, actor.messageId);
  expect(await world.answer(contactId, ['garp'], 'yes')).toMatchObject({ outcome: 'recorded' });
  expect(await listsOf(contactId)).toEqual(['Garp']);
});
