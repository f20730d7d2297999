import { afterAll, beforeAll, expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { createWorld, type World } from '@/tests/support/world';
import { loadGroup } from './commands';
import { GroupDefinition } from './input';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

/** The group of the story, with something else in it. */
const load = (other: object) =>
  loadGroup(world.system, GroupDefinition.parse({ ...definition, ...other }));

test('a company keeps its number', async () => {
  const companies = definition.companies.map((each) =>
    each.key === 'appex' ? { ...each, orgnr: '999888777' } : each,
  );
  await expect(load({ companies })).rejects.toThrow('The company "appex" has the number');
});

test.each([
  ['kind', { kind: 'marketing' }],
  ['company', { company: 'assist' }],
])('a purpose keeps its %s', async (_what, other) => {
  const purposes = definition.purposes.map((each) =>
    each.key === 'personalisation' ? { ...each, ...other } : each,
  );
  await expect(load({ purposes })).rejects.toThrow(
    'The purpose "personalisation" keeps its kind and its company.',
  );
});
