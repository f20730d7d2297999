import { takeCheckpoint } from '@/domain/checkpoints/commands';
import type { SigningKey } from '@/lib/signing-key';
import { aWhileAgo } from './tampering';
import { createWorld, type World } from './world';

/** Two contacts with three answers, and one checkpoint over all that they rest on. */
export async function createSealedWorld(key: SigningKey): Promise<World> {
  const world = await createWorld();
  await world.aContact({ granted: ['garp'] });
  const contactId = await world.aContact({ granted: ['appex', 'assist'] });
  await aWhileAgo(world, contactId);
  await takeCheckpoint(world.worker, key);
  return world;
}
