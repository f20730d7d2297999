import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { recoverMessages } from './commands';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('a mail that was cut off, and that another worker hands over by now, is left to it', async () => {
  const contactId = await world.aContact();
  await world.owner`
    update message set state = 'sending', gated_at = now() - interval '2 minutes' where contact_id = ${contactId}`;
  const recovered = await world.owner.begin(async (sql) => {
    await sql`update message set gated_at = clock_timestamp() where contact_id = ${contactId}`;
    const recovered = recoverMessages(world.worker, { idempotentTransport: true });
    await setTimeout(200);
    return { recovered };
  });
  expect(await recovered.recovered).toBe(0);
  expect(await world.sql`select state from message where contact_id = ${contactId}`).toEqual([
    { state: 'sending' },
  ]);
});

test('a mail that was cut off waits again where the transport sends no mail twice, and else for a person', async () => {
  const states: unknown[] = [];
  for (const idempotentTransport of [true, false]) {
    const contactId = await world.aContact();
    await world.owner`
      update message set state = 'sending', gated_at = now() - interval '2 minutes' where contact_id = ${contactId}`;
    expect(await recoverMessages(world.worker, { idempotentTransport })).toBe(1);
    const [mail] = await world.sql`select state from message where contact_id = ${contactId}`;
    states.push(mail?.state);
  }
  expect(states).toEqual(['queued', 'unknown']);
});
