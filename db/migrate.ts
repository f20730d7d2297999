import { readFile } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations as migrateJobs } from 'graphile-worker';
import postgres from 'postgres';
import { type LoginUrls, loginUrls } from '@/lib/database-login';
import { log } from '@/lib/log';
import { ensureLogins } from './logins';

/** Any number that no other program on this server uses as its advisory lock. */
const MIGRATION_LOCK = 7_263_548;

/** In this order, after the tables: each may use what stands before it. */
const FUNCTIONS = [
  'append-only',
  'event-payload',
  'actor-of',
  'record-consent',
  'views',
  'as-of',
  'notify-contact',
  'verify-ledger',
  'claim-messages',
  'wake-worker',
  'note-ledger-export',
  'note-rule-decision',
  'erase-contact',
  'rights',
];

/**
 * Brings a database to this version: extensions, tables, functions, rights, logins. Safe to run again, and
 * by several machines at once: they take turns.
 * @param databaseUrl the owner's connection; he must be allowed to make roles, or an administrator has made them
 * @param logins those of the settings; without them all are made from the owner's
 */
export async function migrateDatabase(
  databaseUrl: string,
  logins: LoginUrls = loginUrls({ DATABASE_URL: databaseUrl }),
): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await sql.unsafe(await readFunctionFile('uuid-v7'));
    await migrate(drizzle(sql), { migrationsFolder: pathOf('./migrations') });
    await migrateJobs({ connectionString: databaseUrl });
    for (const name of FUNCTIONS) await sql.unsafe(await readFunctionFile(name));
    await ensureLogins(sql, logins);
  } finally {
    await sql.end();
  }
}

function readFunctionFile(name: string): Promise<string> {
  return readFile(pathOf(`./functions/${name}.sql`), 'utf8');
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await import('@/lib/plain-errors');
  const { databaseLoginUrls, databaseUrl } = await import('@/lib/env');
  await migrateDatabase(databaseUrl(), databaseLoginUrls());
  log.info('The database is migrated.');
}
