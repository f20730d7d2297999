import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { findList, listLists, listMembers } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('there is a list per purpose that sends, and no other', async () => {
  const lists = await listLists(world.kari.ctx);
  expect(lists.map((list) => list.key)).toEqual(['appex', 'assist', 'garp']);
  expect(await findList(world.kari.ctx, 'personalisation')).toBeNull();
  expect(await findList(world.kari.ctx, "x' or true --")).toBeNull();
});

test('growth counts those who came and those who left, and a repeated yes as neither', async () => {
  const stays = await world.aContact({ granted: ['garp', 'personalisation'] });
  await world.answer(stays, ['garp'], 'yes');
  const leaves = await world.aContact({ granted: ['garp'] });
  await world.answer(leaves, ['garp'], 'no');
  await world.answer(await world.aContact(), ['garp'], 'no');
  expect(await findList(world.kari.ctx, 'garp')).toMatchObject({
    members: 1,
    tracking: 1,
    joined: 2,
    left: 1,
  });
});

test('a member is listed with the answer that allows it', async () => {
  const contactId = await world.aContact({ granted: ['assist'], email: 'siv@fjordbygg.example' });
  const purposeId = world.purposeId('assist');
  const { rows, total } = await listMembers(world.kari.ctx, { purposeId, search: 'SIV@', page: 1 });
  expect(total).toBe(1);
  expect(rows).toMatchObject([
    { contactId, tracking: false, actorType: 'contact', channel: 'portal', noticeVersion: 1 },
  ]);
  expect(rows[0]?.since).toBeInstanceOf(Date);
  const none = await listMembers(world.kari.ctx, { purposeId, search: '%', page: 1 });
  expect(none.total).toBe(0);
});
