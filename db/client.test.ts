import { once } from 'node:events';
import { createServer, connect as openSocket, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '@/db/client';
import { createTestDatabase, type TestDatabase } from '@/db/testing';

const outOfTime = 'No connection to the database came free in time.';

let database: TestDatabase;
let network: Awaited<ReturnType<typeof openNetwork>>;
let connection: ReturnType<typeof connect>;

beforeEach(async () => {
  database = await createTestDatabase();
  network = await openNetwork(database.url);
  connection = connect(network.url, { poolMax: 1, callSecondsMax: 1 });
});

afterEach(async () => {
  await connection.close();
  await network.close();
  await database.close();
});

test('a statement that comes again stays prepared, in a transaction too, and a list of rows does not', async () => {
  const { db } = connection;
  for (const number of [1, 2]) await db.execute(sql`select ${number}::int as alone`);
  await db.transaction(async (db) => {
    for (const number of [1, 2]) await db.execute(sql`select ${number}::int as together`);
  });
  const many = sql.join(
    Array.from({ length: 65 }, (_, i) => sql`(${i}::int)`),
    sql`, `,
  );
  await db.execute(sql`select * from (values ${many}) listed (number)`);
  const kept = await connection.sql`
    select statement, generic_plans + custom_plans as runs from pg_prepared_statements
     where statement like 'select %' order by statement`;
  expect(kept).toMatchObject([
    { statement: 'select $1::int as alone', runs: '2' },
    { statement: 'select $1::int as together', runs: '2' },
  ]);
});

test('a call that the network swallows ends, and the next finds a connection', async () => {
  await connection.db.execute(sql`select 1`);
  network.swallow();
  const swallowed = connection.db.execute(sql`select 1`);
  await expect(swallowed).rejects.toMatchObject({ cause: { code: 'SOCKET_TIMEOUT' } });
  network.deliver();
  await wait(100);
  await connection.db.execute(sql`select 1`);
});

test('a transaction that the network swallows ends', async () => {
  const swallowed = connection.db.transaction(async (db) => {
    network.swallow();
    await db.execute(sql`select 1`);
  });
  await expect(swallowed).rejects.toThrow();
});

test('a network that swallows from the start is an error within seconds', async () => {
  network.swallow();
  const swallowed = connection.sql`select 1`;
  await expect(swallowed).rejects.toMatchObject({ code: 'CONNECT_TIMEOUT' });
});

test('a network that closes every connection is an error at once', async () => {
  network.refuse();
  const refused = connection.sql`select 1`;
  await expect(refused).rejects.toMatchObject({ code: 'CONNECTION_CLOSED' });
});

test('a statement that no connection takes in time never runs, and the pool goes on', async () => {
  await connection.sql`create table note (text text)`;
  const working = connection.db.transaction(async (db) => {
    for (let each = 0; each < 4; each += 1) await db.execute(sql`select pg_sleep(0.4)`);
  });
  const single = connection.db.execute(sql`insert into note values ('single')`);
  const transaction = connection.db.transaction((db) =>
    db.execute(sql`insert into note values ('transaction')`),
  );
  await Promise.all([
    expect(single).rejects.toMatchObject({ cause: { message: outOfTime } }),
    expect(transaction).rejects.toThrow(outOfTime),
  ]);
  await working;
  expect(await connection.sql`select text from note`).toHaveLength(0);
});

test('a statement that runs too long is ended by the server', async () => {
  const slow = connection.sql`select pg_sleep(5)`;
  await expect(slow).rejects.toMatchObject({ code: '57014' });
});

/** A way to the database that can stop carrying bytes without closing anything, as a cut cable does. */
async function openNetwork(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let state: 'delivers' | 'swallows' | 'refuses' = 'delivers';
  const carry = (from: Socket, to: Socket) => {
    sockets.add(from);
    from.on('error', () => {}).on('close', () => to.destroy());
    from.on('data', (bytes) => {
      if (state === 'delivers') to.write(bytes);
    });
  };
  const server = createServer((near) => {
    if (state === 'refuses') {
      near
        .on('error', () => {})
        .resume()
        .end();
      return;
    }
    const far = openSocket(Number(target.port), target.hostname);
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = new URL(databaseUrl);
  url.port = String(typeof address === 'object' && address ? address.port : 0);
  return {
    url: url.href,
    swallow: () => {
      state = 'swallows';
    },
    deliver: () => {
      state = 'delivers';
    },
    refuse: () => {
      state = 'refuses';
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
