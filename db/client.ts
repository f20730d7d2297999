import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { keepPrepared } from './keep-prepared';
import { guardTransactions } from './transaction-guard';
import { limitWaiting } from './wait-limit';

/** A call that waits or runs longer is a fault: it is ended, and its transaction with it. */
const CALL_SECONDS_MAX = 30;

/** The server ends a call that takes too long. One that says nothing for this much longer is dead. */
const SILENCE_SECONDS_MAX = 5;

const CONNECT_SECONDS_MAX = 5;

/** A database that is back is noticed within this time. */
const RECONNECT_SECONDS_MAX = 1;

/**
 * Opens a pool. No call on it waits for ever, no statement of a transaction runs outside it, and those that come again
 * stay prepared.
 * @returns the Drizzle database, the driver below it, and how to close both.
 */
export function connect(
  databaseUrl: string,
  { poolMax = 10, callSecondsMax = CALL_SECONDS_MAX } = {},
) {
  const callMillisecondsMax = callSecondsMax * 1000;
  const sql = postgres(databaseUrl, {
    max: poolMax,
    onnotice: () => {},
    connect_timeout: CONNECT_SECONDS_MAX,
    socket_timeout: callSecondsMax + SILENCE_SECONDS_MAX,
    keep_alive: SILENCE_SECONDS_MAX,
    backoff: (failures) => Math.min(0.05 * 2 ** failures, RECONNECT_SECONDS_MAX),
    connection: {
      application_name: 'samtykke',
      statement_timeout: callMillisecondsMax,
      idle_in_transaction_session_timeout: callMillisecondsMax,
    },
  });
  sql.unsafe = keepPrepared(sql.unsafe as never);
  limitWaiting(sql, callMillisecondsMax);
  guardTransactions(sql);
  return { db: drizzle(sql, { casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) };
}

export type Connection = ReturnType<typeof connect>;
export type Database = Connection['db'];
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
