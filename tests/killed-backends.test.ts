import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Connection, connect } from '@/db/client';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { type Ctx, createCtx, inTransaction } from '@/domain/context';

const WRITERS = 40;
const SECONDS = 15;
const CALL_SECONDS_MAX = 5;

/** Every call writes a left and a right, which must come together. */
const pair = pgTable('pair', { callId: uuid().notNull(), part: text().notNull() });

let database: TestDatabase;
let owner: postgres.Sql;
let connections: Connection[];
let faults: unknown[];
const noteFault = (fault: unknown) => faults.push(fault);

beforeEach(async () => {
  database = await createTestDatabase();
  owner = postgres(database.url, { max: 1, onnotice: () => {} });
  await owner`create table pair (call_id uuid not null, part text not null)`;
  await owner`grant select, insert on pair to samtykke_app`;
  connections = [];
  faults = [];
  process.on('uncaughtException', noteFault).on('unhandledRejection', noteFault);
});

afterEach(async () => {
  process.off('uncaughtException', noteFault).off('unhandledRejection', noteFault);
  await Promise.all(connections.map((connection) => connection.close()));
  await owner.end();
  await database.close();
});

test(`${WRITERS} writers whose backends are killed for ${SECONDS} s tear nothing apart, and every call settles`, async () => {
  const ctx = openCtx(10);
  const until = Date.now() + SECONDS * 1000;
  const written: string[] = [];
  const unsettled: string[] = [];
  let failed = 0;

  const writer = async (number: number) => {
    const kind = kinds[number % kinds.length] ?? writePair;
    while (Date.now() < until) {
      const callId = randomUUID();
      const outcome = await settled(kind(ctx, callId));
      if (outcome === 'ok') written.push(callId);
      else if (outcome === 'failed') failed += 1;
      else unsettled.push(kind.name);
    }
  };
  const killer = async () => {
    let kills = 0;
    for (; Date.now() < until; await wait(20)) kills += await killOne();
    return kills;
  };
  const [kills] = await Promise.all([
    killer(),
    ...Array.from({ length: WRITERS }, (_, number) => writer(number)),
  ]);

  const next = await settled(writePair(ctx, randomUUID()));
  // What comes late must have come by now.
  await wait(200);
  const torn = await tornCalls();
  const lost = await missing(written);
  expect({ next, torn, lost, unsettled, faults }).toEqual({
    next: 'ok',
    torn: [],
    lost: [],
    unsettled: [],
    faults: [],
  });
  expect(kills).toBeGreaterThan(100);
  expect(failed).toBeGreaterThan(100);
  expect(written.length).toBeGreaterThan(1000);
}, 60_000);

test('a statement that comes after the loss throws, and does not run in what took the connection over', async () => {
  const ctx = openCtx(1);
  const [lostId, otherId] = [randomUUID(), randomUUID()];
  const other = Promise.withResolvers<void>();
  const late = Promise.withResolvers<unknown>();

  const lost = inTransaction(ctx, async (ctx) => {
    await write(ctx, lostId, 'left');
    await killOne();
    await other.promise;
    late.resolve(await write(ctx, lostId, 'right').catch((error: unknown) => error));
  });
  await expect(lost).rejects.toThrow('CONNECTION_CLOSED');
  await inTransaction(ctx, async (ctx) => {
    await write(ctx, otherId, 'left');
    other.resolve();
    expect(await late.promise).toBeInstanceOf(Error);
    await write(ctx, otherId, 'right');
  });
  expect(await tornCalls()).toEqual([]);
  expect(await missing([lostId])).toEqual([lostId]);
  expect(await missing([otherId])).toEqual([]);
});

async function writePair(ctx: Ctx, callId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await write(ctx, callId, 'left');
    await wait(Math.random() * 10);
    await write(ctx, callId, 'right');
  });
}

async function writeAsOneStatement(ctx: Ctx, callId: string): Promise<void> {
  await ctx.db.insert(pair).values([
    { callId, part: 'left' },
    { callId, part: 'right' },
  ]);
}

async function writeNested(ctx: Ctx, callId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await write(ctx, callId, 'left');
    await inTransaction(ctx, (ctx) => write(ctx, callId, 'right'));
  });
}

/** Goes on where its first statement failed. */
async function writeStubbornly(ctx: Ctx, callId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await write(ctx, callId, 'left').catch(() => {});
    await wait(Math.random() * 100);
    await write(ctx, callId, 'right');
  });
}

/** Has a statement that nobody waits for, and that comes when the transaction has ended. */
async function writeWithStraggler(ctx: Ctx, callId: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    await write(ctx, callId, 'left');
    await write(ctx, callId, 'right');
    wait(50)
      .then(() => write(ctx, callId, 'straggler'))
      .catch(() => {});
  });
}

const kinds = [writePair, writeAsOneStatement, writeNested, writeStubbornly, writeWithStraggler];

async function write(ctx: Ctx, callId: string, part: string): Promise<void> {
  await ctx.db.insert(pair).values({ callId, part });
}

function openCtx(poolMax: number): Ctx {
  const connection = connect(database.url, { poolMax });
  connections.push(connection);
  return createCtx(
    connection.db,
    { type: 'system', name: 'test' },
    { appUrl: 'http://localhost:3000', linkSecret: 'a secret for tests only' },
  );
}

async function settled(call: Promise<void>): Promise<'ok' | 'failed' | 'unsettled'> {
  const outOfTime = new AbortController();
  const outcome = await Promise.race([
    call.then(
      () => 'ok' as const,
      () => 'failed' as const,
    ),
    wait(CALL_SECONDS_MAX * 1000, 'unsettled' as const, { signal: outOfTime.signal }),
  ]);
  outOfTime.abort();
  return outcome;
}

/** Ends one backend of the app, whichever. */
async function killOne(): Promise<number> {
  const killed = await owner`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'samtykke'
    order by random() limit 1`;
  return killed.length;
}

async function tornCalls() {
  return owner`
    select call_id, array_agg(part order by part) as parts from pair
    group by call_id having array_agg(part order by part) <> '{left,right}'`;
}

async function missing(callIds: string[]): Promise<string[]> {
  const found = await owner<{ callId: string }[]>`select call_id as "callId" from pair`;
  const kept = new Set(found.map((row) => row.callId));
  return callIds.filter((callId) => !kept.has(callId));
}
