import { afterAll, beforeEach, expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { loadGroup } from '@/domain/group/commands';
import { GroupDefinition } from '@/domain/group/input';
import { createWorld, type World } from '@/tests/support/world';
import { changeLife } from './commands';
import { ChangeLife } from './input';
import { listLives } from './queries';
import { type Life, lifeStamp } from './rules';

let world: World;

beforeEach(async () => {
  await world?.close();
  world = await createWorld();
});

afterAll(() => world.close());

const forEver = { lifeMonths: null, reminderDays: 30 };

const change = (life: Life, before: Life = forEver) =>
  changeLife(world.director.ctx, {
    purposeId: world.purposeId('appex'),
    ...life,
    stamp: lifeStamp(before),
  });
const appex = async () => (await listLives(world.system)).find(({ tag }) => tag === 'Appex');
const ends = () => world.sql`select expires_at from consent_event order by recorded_at`;

test('a yes gets the life that holds when it is given, and keeps it', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  expect(await change({ lifeMonths: 24, reminderDays: 14 })).toEqual({ ok: true });
  expect(await appex()).toMatchObject({ lifeMonths: 24, reminderDays: 14 });
  await world.answer(contactId, ['appex'], 'no');
  await world.answer(contactId, ['appex'], 'yes');
  await change(forEver, { lifeMonths: 24, reminderDays: 14 });
  expect((await ends()).map(({ expires_at }) => expires_at !== null)).toEqual([false, false, true]);
});

test('a change stands in the audit trail with the old and the new, and no change does not', async () => {
  await change({ lifeMonths: 12, reminderDays: 30 });
  await change({ lifeMonths: 12, reminderDays: 30 }, { lifeMonths: 12, reminderDays: 30 });
  const rows =
    await world.sql`select staff_id, subject_id, detail from audit_entry where action = 'lifeChanged'`;
  expect(rows).toEqual([
    {
      staff_id: world.director.id,
      subject_id: world.purposeId('appex'),
      detail: { purpose: 'Appex', fromMonths: null, fromDays: 30, toMonths: 12, toDays: 30 },
    },
  ]);
});

test('a change that cannot be audited does not take effect', async () => {
  await world.owner.unsafe(
    `alter table audit_entry add constraint broken check (action <> 'lifeChanged') not valid`,
  );
  await expect(change({ lifeMonths: 12, reminderDays: 30 })).rejects.toThrow();
  expect(await appex()).toMatchObject(forEver);
});

test('of two people at once one is told, and nothing of his is kept', async () => {
  const results = await Promise.all([
    change({ lifeMonths: 12, reminderDays: 30 }),
    change({ lifeMonths: 24, reminderDays: 30 }),
  ]);
  expect(results).toContainEqual({ ok: true });
  expect(results).toContainEqual({ ok: false, reason: 'conflict' });
});

test('the group’s file says how a purpose begins, and does not undo what was decided since', async () => {
  await change({ lifeMonths: 12, reminderDays: 20 });
  await loadGroup(world.system, GroupDefinition.parse(definition));
  expect(await appex()).toMatchObject({ lifeMonths: 12, reminderDays: 20 });
  const added = { ...definition.purposes[1], key: 'new', tag: 'Ny', listName: 'Ny', lifeMonths: 6 };
  const purposes = [...definition.purposes, added];
  await loadGroup(world.system, GroupDefinition.parse({ ...definition, purposes }));
  expect((await listLives(world.system)).at(-1)).toMatchObject({ tag: 'Ny', lifeMonths: 6 });
});

test('months may be left out, and a reminder comes after the yes', () => {
  const parse = (lifeMonths: string | undefined, reminderDays: string) =>
    ChangeLife.safeParse({
      purposeId: world.purposeId('appex'),
      lifeMonths,
      reminderDays,
      stamp: '',
    });
  expect(parse(undefined, '30').data).toMatchObject({ lifeMonths: null });
  for (const [months, days, code] of [
    ['0', '30', 'monthsInvalid'],
    ['121', '30', 'monthsInvalid'],
    ['1.5', '30', 'monthsInvalid'],
    ['to', '30', 'monthsInvalid'],
    ['24', '0', 'daysInvalid'],
    ['24', '366', 'daysInvalid'],
    ['1', '28', 'reminderTooEarly'],
  ] as const)
    expect(parse(months, days).error?.issues[0]?.message).toBe(code);
});
