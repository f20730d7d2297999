import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkFetch } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import { noteVisit } from '@/domain/portal/commands';
import { eraseContact } from '@/domain/privacy/commands';
import { exportOwnData } from '@/domain/privacy/queries';
import { createWorld, type World } from '@/tests/support/world';
import { noteFetch } from './commands';
import { listMachineFetches } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const from = (address: string): Ctx => ({
  ...world.system,
  request: { address, userAgent: 'Firefox on Linux' },
});

async function mailOf(contactId: string) {
  const [row] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  return row?.id ?? '';
}

/** The invitation of a contact, sent a moment or some hours ago. */
async function anInvitation({ hoursAgo = 0 } = {}) {
  const contactId = await world.aContact();
  const messageId = await mailOf(contactId);
  await world.owner`
    update message set state = 'sent', handed_at = now() - make_interval(hours => ${hoursAgo})
     where id = ${messageId}`;
  return { contactId, messageId };
}

const fetchesOf = (messageId: string) =>
  world.db.select().from(linkFetch).where(eq(linkFetch.messageId, messageId));

/** Everything that a fetch must leave as it is. */
const state = async (contactId: string) => {
  const [row] = await world.sql`
    select (select count(*)::int from consent_event where contact_id = ${contactId}) as events,
           (select count(*)::int from suppression where contact_id = ${contactId}) as suppressions,
           (select count(*)::int from portal_visit where contact_id = ${contactId}) as visits,
           (select md5(string_agg(i::text, '')) from invitation i where contact_id = ${contactId}) as invitation,
           (select md5(string_agg(m::text, '')) from message m where contact_id = ${contactId}) as mails`;
  return row;
};

test('a fetch of an invitation is kept with its network, and changes nothing else', async () => {
  const { contactId, messageId } = await anInvitation();
  const before = await state(contactId);
  await noteFetch(from('203.0.113.77'), { messageId, method: 'HEAD' });
  expect(await fetchesOf(messageId)).toMatchObject([
    { method: 'HEAD', network: '203.0.113.0/24', userAgent: 'Firefox on Linux' },
  ]);
  expect(await state(contactId)).toEqual(before);
});

test('no network is kept where the group keeps none', async () => {
  const { messageId } = await anInvitation();
  await world.owner`update setting set address_evidence = 'off'`;
  await noteFetch(from('203.0.113.77'), { messageId, method: 'GET' });
  await world.owner`update setting set address_evidence = 'truncated'`;
  expect(await fetchesOf(messageId)).toMatchObject([{ network: null }]);
});

test('of one mail twenty are kept, also when many come at once', async () => {
  const { messageId } = await anInvitation();
  const scanner = from('203.0.113.77');
  await Promise.all(
    Array.from({ length: 30 }, () => noteFetch(scanner, { messageId, method: 'GET' })),
  );
  expect(await fetchesOf(messageId)).toHaveLength(20);
});

test('a mail that is no invitation keeps nothing', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  const { actor } = await world.contactCtx(contactId);
  await noteFetch(from('203.0.113.77'), { messageId: actor.messageId, method: 'GET' });
  expect(await fetchesOf(actor.messageId)).toEqual([]);
});

test('an erasure deletes the fetches, and nothing is kept of an erased contact', async () => {
  const { contactId, messageId } = await anInvitation();
  await noteFetch(from('203.0.113.77'), { messageId, method: 'GET' });
  expect(JSON.stringify(await exportOwnData(world.system, contactId))).toContain('203.0.113.0/24');
  await eraseContact(await world.contactCtx(contactId), { contactId });
  await noteFetch(from('203.0.113.77'), { messageId, method: 'GET' });
  expect(await fetchesOf(messageId)).toEqual([]);
});

test('the web cannot change what was fetched', async () => {
  await expect(world.sql`update link_fetch set network = null`).rejects.toMatchObject({
    code: '42501',
  });
});

test('openings are told apart by variant and cause, and a person who acts is none of them', async () => {
  await world.owner`delete from link_fetch`;
  const mails = [];
  for (let count = 0; count < 6; count++) mails.push(await anInvitation({ hoursAgo: 1 }));
  const [person, head, quick, idle] = [
    await anInvitation({ hoursAgo: 1 }),
    await anInvitation({ hoursAgo: 1 }),
    await anInvitation(),
    await anInvitation({ hoursAgo: 1 }),
  ];
  for (const { messageId } of mails)
    await noteFetch(from('198.51.100.7'), { messageId, method: 'GET' });
  await noteFetch(from('192.0.2.1'), { messageId: person.messageId, method: 'GET' });
  await noteVisit(await world.contactCtx(person.contactId));
  await noteFetch(from('192.0.2.2'), { messageId: head.messageId, method: 'HEAD' });
  await noteFetch(from('192.0.2.3'), { messageId: quick.messageId, method: 'GET' });
  await noteFetch(from('192.0.2.4'), { messageId: idle.messageId, method: 'GET' });

  const [running] = await world.sql<{ id: string }[]>`select id from experiment`;
  const byVariant = await listMachineFetches(world.system, running?.id ?? '');
  const total = (cause: 'head' | 'dataCentreBurst' | 'secondsAfterDelivery' | 'noInteraction') =>
    [...byVariant.values()].reduce((sum, counts) => sum + counts[cause], 0);
  expect(total('dataCentreBurst')).toBe(6);
  expect([total('head'), total('secondsAfterDelivery'), total('noInteraction')]).toEqual([1, 1, 1]);
  const drawn = await world.sql<{ variantId: string }[]>`
    select i.variant_id as "variantId" from invitation i where i.contact_id = ${head.contactId}`;
  expect(byVariant.get(drawn[0]?.variantId ?? '')?.head).toBe(1);
});
