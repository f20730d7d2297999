import { randomUUID } from 'node:crypto';
import postgres from 'postgres';

/** A migrated, empty database for one test file. `close` drops it. */
export type TestDatabase = { url: string; close: () => Promise<void> };

/**
 * Makes a copy of the migrated template, in some tens of milliseconds.
 * The server and the template come from the tests' global setup.
 * @returns the owner's URL of the copy
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = templateUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  // Writing no log of the copy is quicker, and nobody needs to recover it.
  await onServer(
    template,
    `CREATE DATABASE ${name} TEMPLATE ${databaseOf(template)} STRATEGY FILE_COPY`,
  );
  return {
    url: withDatabase(template, name),
    close: () => onServer(template, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

function templateUrl(): string {
  const url = process.env.TEST_TEMPLATE_URL;
  if (url) return url;
  throw new Error('TEST_TEMPLATE_URL is not set: a test that needs a database runs by vitest.');
}

async function onServer(template: string, statement: string): Promise<void> {
  const sql = postgres(withDatabase(template, 'postgres'), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

function databaseOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
