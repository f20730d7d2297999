import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { recordTracking } from './commands';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

async function openMailOf(contactId: string): Promise<number> {
  const [mail] = await world.sql<{ id: string }[]>`
    select id from message where contact_id = ${contactId}`;
  await recordTracking(world.system, { contactId, messageId: mail?.id ?? '', kind: 'open' });
  const rows = await world.sql`select 1 from tracking_event where contact_id = ${contactId}`;
  return rows.length;
}

test('an opening is counted only while the contact consents to personal adaptation', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  expect(await openMailOf(contactId)).toBe(0);
  await world.answer(contactId, ['personalisation'], 'yes');
  expect(await openMailOf(contactId)).toBe(1);
  await world.answer(contactId, ['personalisation'], 'no');
  expect(await openMailOf(contactId)).toBe(1);
});

test("a mail of another contact's is not counted", async () => {
  const contactId = await world.aContact({ granted: ['personalisation'] });
  const other = await world.aContact({ granted: ['personalisation'] });
  const [mail] = await world.sql<
    { id: string }[]
  >`select id from message where contact_id = ${other}`;
  await recordTracking(world.system, { contactId, messageId: mail?.id ?? '', kind: 'open' });
  expect(await world.sql`select 1 from tracking_event where contact_id = ${contactId}`).toEqual([]);
});
