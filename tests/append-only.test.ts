import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from './support/world';

let world: World;
let owner: postgres.Sql;

beforeAll(async () => {
  world = await createWorld();
  owner = postgres(world.url, { max: 1, onnotice: () => {} });
  await world.aContact({ granted: ['appex'] });
});

afterAll(async () => {
  await owner.end();
  await world.close();
});

const changes = [
  "update consent_event set decision = 'refused'",
  'delete from consent_event',
  'truncate consent_event cascade',
];

describe.each(changes)('%s', (change) => {
  test("fails for the application's role by right", async () => {
    await expect(world.sql.unsafe(change)).rejects.toThrow(/permission denied/);
  });

  test('fails for the owner by trigger', async () => {
    await expect(owner.unsafe(change)).rejects.toThrow(/append-only/);
  });

  test('fails for the owner in a replica session too', async () => {
    await expect(
      owner.begin(async (sql) => {
        await sql`set local session_replication_role = replica`;
        await sql.unsafe(change);
      }),
    ).rejects.toThrow(/append-only/);
  });
});

test('the application cannot write the ledger or the state by hand', async () => {
  await expect(world.sql`insert into consent_event default values`).rejects.toThrow(
    /permission denied/,
  );
  await expect(world.sql`update consent set decision = 'granted'`).rejects.toThrow(
    /permission denied/,
  );
  await expect(world.sql`delete from consent`).rejects.toThrow(/permission denied/);
});

test('deleting a contact never takes his events along', async () => {
  await expect(owner`delete from contact`).rejects.toThrow(/foreign key constraint/);
});
