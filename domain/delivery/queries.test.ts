import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimMessages } from '@/domain/messages/commands';
import { createWorld, type World } from '@/tests/support/world';
import { listOutgoing } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('who left since the invitation was drawn is replaced by the managing director when the mail leaves, and he by the company', async () => {
  await world.owner`update variant set sender = 'registered_by'`;
  await world.aContact();
  const nameNow = async () => {
    const { allowed } = await claimMessages(world.worker, { limit: 5 });
    const [mail] = await listOutgoing(world.worker, allowed);
    await world.owner`update message set state = 'queued'`;
    return mail?.invitation?.senderName;
  };
  expect(await nameNow()).toBe('Kari Moe');
  await world.owner`update staff set disabled_at = now() where id = ${world.kari.id}`;
  expect(await nameNow()).toBe('Anne Lid');
  await world.owner`update staff set disabled_at = now() where id = ${world.director.id}`;
  expect(await nameNow()).toBeNull();
});
