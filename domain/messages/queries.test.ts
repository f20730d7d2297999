import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { countByState, findMessage, findMessageHtml, listMessages } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const everything = { state: null, kind: null, search: '' };

test('the outbox is narrowed by state, kind and name', async () => {
  await world.aContact({ email: 'siv@fjordbygg.example' });
  await world.aContact({ email: 'ola@fjordbygg.example' });
  const { ctx } = world.kari;
  expect((await listMessages(ctx, { ...everything, page: 1 })).total).toBe(2);
  expect(await countByState(ctx, everything)).toEqual({ queued: 2 });
  const found = await listMessages(ctx, { ...everything, search: 'siv@', page: 1 });
  expect(found).toMatchObject({ total: 1, rows: [{ kind: 'invitation', state: 'queued' }] });
  const filter = { ...everything, kind: 'newsletter', page: 1 } as const;
  expect(await listMessages(ctx, filter)).toEqual({ rows: [], total: 0 });
});

test('a mail that has not left has no copy, and an unknown one is null', async () => {
  const { rows } = await listMessages(world.kari.ctx, { ...everything, page: 1 });
  const id = rows[0]?.id ?? '';
  expect(await findMessage(world.kari.ctx, id)).toMatchObject({ id, copy: null, allowedTag: null });
  expect(await findMessageHtml(world.kari.ctx, id)).toBeNull();
  expect(await findMessage(world.kari.ctx, randomUUID())).toBeNull();
});
