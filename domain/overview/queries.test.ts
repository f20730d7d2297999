import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { getSetup, listConsentDays, listLatestEvents } from './queries';
import { CHART_DAYS, missingSteps } from './rules';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a fresh house says what it lacks', async () => {
  expect(missingSteps(await getSetup(world.kari.ctx))).toEqual(['contacts']);
  expect(missingSteps({ companies: 0, staff: 1, contacts: 0 })).toEqual([
    'companies',
    'staff',
    'contacts',
  ]);
});

test('the chart has every day, and counts what was given and taken back today', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  await world.answer(contactId, ['garp'], 'no');
  await world.answer(await world.aContact(), ['garp'], 'no');
  const days = await listConsentDays(world.kari.ctx);
  expect(days).toHaveLength(CHART_DAYS);
  expect(days.at(-1)).toMatchObject({ granted: 2, withdrawn: 1 });
  expect(days.slice(0, -1).every((day) => day.granted + day.withdrawn === 0)).toBe(true);
});

test('the purposes of one answer are one event', async () => {
  await world.answer(await world.aContact(), ['assist', 'garp'], 'yes');
  const [latest] = await listLatestEvents(world.kari.ctx);
  expect(latest).toMatchObject({ tags: ['Assist', 'Garp'], previous: null, decision: 'granted' });
  expect(latest?.recordedAt).toBeInstanceOf(Date);
});
