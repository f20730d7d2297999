import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { findUnsubscribeLink } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('a token that is not ours opens nothing', async () => {
  for (const token of ['', 'x', 'æ💥\u0000', 'A'.repeat(91), 'x'.repeat(100_000)])
    expect(await findUnsubscribeLink(world.system, token)).toBeNull();
});
