import { afterAll, beforeEach, expect, test } from 'vitest';
import type { Ctx } from '@/domain/context';
import { createWorld, type World } from '@/tests/support/world';
import { changeSettings } from './commands';
import { ChangeSettings } from './input';
import { getSettings } from './queries';
import type { GroupSettings } from './rules';

const least = {
  staffMayAnswerOwnNo: false,
  addressEvidence: 'truncated',
  addressDays: 90,
} as const;

let world: World;

beforeEach(async () => {
  await world?.close();
  world = await createWorld();
});

afterAll(() => world.close());

const change = (ctx: Ctx, version: number, wished: Partial<GroupSettings>) =>
  changeSettings(ctx, { ...least, ...wished, version });
const audited = () => world.sql`
  select action, detail from audit_entry where action = 'settingsChanged' order by id`;

test('until somebody decides, the least holds', async () => {
  expect(await getSettings(world.system)).toMatchObject({
    ...least,
    version: 1,
    updatedBy: null,
  });
});

test('each change stands in the audit trail with its old and its new value', async () => {
  const { ctx } = world.director;
  expect(await change(ctx, 1, { addressEvidence: 'full', addressDays: 30 })).toEqual({
    ok: true,
    version: 2,
  });
  await change(ctx, 2, {
    addressEvidence: 'full',
    addressDays: 30,
    staffMayAnswerOwnNo: true,
  });
  const details = (await audited()).map((row) => row.detail);
  // What changed at one time stands in no order.
  expect(details.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual([
    { name: 'addressDays', from: 90, to: 30 },
    { name: 'addressEvidence', from: 'truncated', to: 'full' },
    { name: 'staffMayAnswerOwnNo', from: 'off', to: 'on' },
  ]);
  expect(await getSettings(ctx)).toMatchObject({ version: 3, updatedBy: 'Anne Lid' });
});

test('a change that cannot be audited does not take effect', async () => {
  await world.owner.unsafe(
    `alter table audit_entry add constraint broken check (action <> 'settingsChanged') not valid`,
  );
  await expect(change(world.director.ctx, 1, { staffMayAnswerOwnNo: true })).rejects.toThrow();
  expect(await getSettings(world.system)).toMatchObject({ staffMayAnswerOwnNo: false, version: 1 });
});

test('of two people at once one is told, and nothing of his is kept', async () => {
  const results = await Promise.all([
    change(world.director.ctx, 1, { addressEvidence: 'off' }),
    change(world.director.ctx, 1, { addressEvidence: 'full' }),
  ]);
  expect(results).toContainEqual({ ok: true, version: 2 });
  expect(results).toContainEqual({ ok: false, reason: 'conflict' });
  expect(await audited()).toHaveLength(1);
});

test('saving without a change is no change', async () => {
  expect(await change(world.director.ctx, 1, {})).toEqual({ ok: true, version: 1 });
  expect(await audited()).toHaveLength(0);
});

test('the days are a whole number from 1 to 365', () => {
  const typed = { staffMayAnswerOwnNo: 'off', addressEvidence: 'full', version: '0' };
  const isTaken = (addressDays: unknown) =>
    ChangeSettings.safeParse({ ...typed, addressDays }).success;
  expect(['1', '365'].map(isTaken)).toEqual([true, true]);
  expect(['0', '366', '1.5', 'tre', undefined].map(isTaken)).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});
