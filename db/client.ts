import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';

/** A call that takes longer is a fault: it is ended, and its transaction with it. Milliseconds. */
const STATEMENT_MILLISECONDS_MAX = 30_000;

/** The role that web and worker act as; see db/functions/rights.sql. */
const APP_ROLE = 'samtykke_app';

/**
 * Opens a pool that acts as the application's role, whoever the URL logs in as.
 * @returns the Drizzle database, the driver below it, and how to close both.
 */
export function connect(databaseUrl: string, { poolMax = 10, role = APP_ROLE } = {}) {
  const sql = postgres(databaseUrl, {
    max: poolMax,
    onnotice: () => {},
    connection: {
      application_name: 'samtykke',
      role,
      statement_timeout: STATEMENT_MILLISECONDS_MAX,
      idle_in_transaction_session_timeout: STATEMENT_MILLISECONDS_MAX,
    },
  });
  return { db: drizzle(sql, { casing: 'snake_case' }), sql, close: () => sql.end({ timeout: 5 }) };
}

export type Connection = ReturnType<typeof connect>;
export type Database = Connection['db'];
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
