import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { editCustomer, registerCustomer } from './commands';
import { EditCustomer, RegisterCustomer } from './input';
import { listCustomers } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function register(name: string, orgnr?: string) {
  const outcome = await registerCustomer(world.kari.ctx, RegisterCustomer.parse({ name, orgnr }));
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.customerId;
}

test('a number with a wrong check digit is no organisation number', () => {
  expect(RegisterCustomer.safeParse({ name: 'Fjordbygg AS', orgnr: '974760674' }).success).toBe(
    false,
  );
});

test('a number is registered once, however it is written', async () => {
  const customerId = await register('Fjordbygg AS', '974 760 673');
  const again = RegisterCustomer.parse({ name: 'Fjordbygg', orgnr: '974760673' });
  expect(await registerCustomer(world.kari.ctx, again)).toEqual({
    ok: false,
    reason: 'duplicate',
    customerId,
  });
  const other = await register('Nordlys AS');
  const taken = EditCustomer.parse({ ...again, customerId: other, version: 1 });
  expect(await editCustomer(world.kari.ctx, taken)).toMatchObject({ reason: 'duplicate' });
});

test('of two who edit the same version, the second hears of a conflict', async () => {
  const customerId = await register('Havn AS');
  const edit = (name: string) => EditCustomer.parse({ customerId, version: 1, name });
  expect(await editCustomer(world.kari.ctx, edit('Havn og Kai AS'))).toEqual({
    ok: true,
    version: 2,
  });
  expect(await editCustomer(world.roy.ctx, edit('Kai AS'))).toEqual({
    ok: false,
    reason: 'conflict',
  });
});

test('customers are found by name and by the beginning of their number', async () => {
  const find = async (search: string) =>
    (await listCustomers(world.kari.ctx, { search, sort: 'name', page: 1 })).rows.map(
      (row) => row.name,
    );
  expect(await find('KAI')).toEqual(['Havn og Kai AS']);
  expect(await find('974 76')).toEqual(['Fjordbygg AS']);
  expect(await find('%')).toEqual([]);
});
