import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, connect, type Transaction } from '@/db/client';
import { createTestDatabase, type TestDatabase } from '@/db/testing';

/** Drizzle says which statement it was, and keeps what we threw as the cause. */
const refused = { cause: { message: 'A statement came after its transaction had ended.' } };

let database: TestDatabase;
let connection: Connection;

beforeEach(async () => {
  database = await createTestDatabase();
  connection = connect(database.url);
  await connection.sql`create table note (id uuid)`;
});

afterEach(async () => {
  await connection.close();
  await database.close();
});

test('a statement that comes after its transaction throws and writes nothing', async () => {
  const ended = await connection.db.transaction(async (db) => db);
  await expect(write(ended)).rejects.toMatchObject(refused);
  await expect(ended.transaction(write)).rejects.toThrow(/had ended/);
  expect(await count()).toBe(0);
});

test('a statement that comes after a throw writes nothing', async () => {
  let late = Promise.resolve();
  const failing = connection.db.transaction(async (db) => {
    late = wait(50).then(() => write(db));
    throw new Error('undone');
  });
  await expect(failing).rejects.toThrow('undone');
  await expect(late).rejects.toMatchObject(refused);
  expect(await count()).toBe(0);
});

test('a statement that comes after its savepoint throws, though the transaction goes on', async () => {
  await connection.db.transaction(async (db) => {
    const inner = await db.transaction(async (inner) => inner);
    await expect(write(inner)).rejects.toMatchObject(refused);
    await write(db);
  });
  expect(await count()).toBe(1);
});

test('a transaction that does not wait for a statement is undone', async () => {
  const careless = connection.db.transaction(async (db) => {
    await write(db);
    write(db).catch(() => {});
  });
  await expect(careless).rejects.toThrow(/before a statement of its own/);
  expect(await count()).toBe(0);
});

test('a transaction that does not wait for a savepoint is undone', async () => {
  let late = Promise.resolve();
  const careless = connection.db.transaction(async (db) => {
    late = db.transaction(async (inner) => {
      await write(inner);
      await write(inner);
    });
    late.catch(() => {});
  });
  await expect(careless).rejects.toThrow(/before a statement of its own/);
  await expect(late).rejects.toThrow();
  expect(await count()).toBe(0);
});

test('a savepoint that was undone and caught leaves the rest', async () => {
  await connection.db.transaction(async (db) => {
    await write(db);
    const undone = db.transaction(async (inner) => {
      await write(inner);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await write(db);
  });
  expect(await count()).toBe(2);
});

async function write(db: Transaction): Promise<void> {
  await db.execute(sql`insert into note values (${randomUUID()})`);
}

async function count(): Promise<number> {
  const [row] = await connection.sql<{ count: number }[]>`select count(*)::int as count from note`;
  return row?.count ?? Number.NaN;
}
