import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { Complaint } from '../complaint';
import { lastLines } from '../logs';
import { freePort } from '../ports';
import type { Supervisor } from '../supervise';
import { ensureCluster, serverEnv } from './cluster';
import { type Home, prepareHome } from './home';
import { clearLeftover, isReady } from './leftover';

/** `url` is the owner's, `adminUrl` the superuser's; `isNew` on the run that made it. */
export type EmbeddedDatabase = { url: string; adminUrl: string; home: Home; isNew: boolean };

const startSecondsMax = 60;

/**
 * Starts the PostgreSQL server from npm for a data folder and makes role and database `samtykke` if they are missing.
 * It listens on loopback only, at a free port that the data folder remembers.
 */
export async function startDatabase(
  supervisor: Supervisor,
  options: { dataDir: string; password: string; flags?: string[] },
): Promise<EmbeddedDatabase> {
  const home = await prepareHome(options.dataDir);
  const isNew = ensureCluster(home, options.password);
  await clearLeftover(home.data);
  const port = await rememberedPort(home);
  const log = path.join(options.dataDir, 'logs', 'postgres.log');
  const pid = supervisor.start({
    name: 'The database',
    command: path.join(home.binaries, 'bin', 'postgres'),
    args: ['-D', home.data, '-p', String(port), ...baseFlags, ...(options.flags ?? [])],
    env: serverEnv,
    user: home.user,
    output: log,
    ends: 'last',
    // "Fast shutdown": sessions are ended, everything is written.
    stopSignal: 'SIGINT',
    signalGroup: false,
    graceMs: 30_000,
  });
  await untilReady(home, pid, log);
  const adminUrl = urlOf('postgres', options.password, port, 'postgres');
  await ensureDatabase(adminUrl, options.password);
  return { url: urlOf('samtykke', options.password, port, 'samtykke'), adminUrl, home, isNew };
}

const baseFlags = [
  '-c',
  'listen_addresses=127.0.0.1',
  '-c',
  'unix_socket_directories=',
  '-c',
  'timezone=UTC',
  // A page that the system has cached is copied sooner than it is asked for from another process.
  '-c',
  'io_method=sync',
  // More processes than cores share a query worse than as many; one of them is the session itself.
  '-c',
  `max_parallel_workers=${Math.max(1, availableParallelism() - 1)}`,
];

async function rememberedPort(home: Home): Promise<number> {
  const file = path.join(home.directory, 'port');
  const port = await freePort(readNumber(file));
  writeFileSync(file, `${port}\n`);
  return port;
}

function readNumber(file: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

async function untilReady(home: Home, pid: number, log: string): Promise<void> {
  const deadline = Date.now() + startSecondsMax * 1000;
  while (!isReady(home.data, pid)) {
    if (Date.now() > deadline) {
      throw new Complaint(`The database did not start in ${startSecondsMax} s.${lastLines(log)}`);
    }
    await sleep(25);
  }
}

/** The app's database belongs to a role that is no superuser, as with a managed PostgreSQL. */
async function ensureDatabase(adminUrl: string, password: string): Promise<void> {
  const sql = postgres(adminUrl, {
    max: 1,
    onnotice: () => {},
  });
  try {
    const [role] = await sql`SELECT 1 FROM pg_roles WHERE rolname = 'samtykke'`;
    if (!role) {
      await sql.unsafe(`CREATE ROLE samtykke LOGIN CREATEDB CREATEROLE PASSWORD '${password}'`);
    }
    const [database] = await sql`SELECT 1 FROM pg_database WHERE datname = 'samtykke'`;
    if (!database) await sql`CREATE DATABASE samtykke OWNER samtykke`;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === '28P01') {
      throw new Complaint(
        'The database does not know the password in secrets.json. Start afresh: npm start -- --reset',
      );
    }
    throw error;
  } finally {
    await sql.end();
  }
}

function urlOf(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
