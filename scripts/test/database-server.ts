// The PostgreSQL server of the tests, in a process of its own: it ends with the one that started it, however that ended.
import postgres from 'postgres';
import { migrateDatabase } from '../../db/migrate';
import { startDatabase } from '../start/postgres/server';
import { Supervisor } from '../start/supervise';
import { makeTemporaryDataDir, removeTemporaryDataDir } from '../start/temporary';

/**
 * Speed over safety: these databases live for one run. Autovacuum belongs to the superuser, so while
 * it works in a database the tests may not drop it.
 */
const flags = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
].flatMap((setting) => ['-c', setting]);

const supervisor = new Supervisor();
const end = () => supervisor.end({ reason: 'asked' });
process.once('disconnect', end);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);

const dataDir = makeTemporaryDataDir();
try {
  await Promise.race([serve(), supervisor.outcome]);
} finally {
  await supervisor.stopAll();
  removeTemporaryDataDir(dataDir);
}
process.exit();

async function serve(): Promise<void> {
  const { url, adminUrl } = await startDatabase(supervisor, {
    dataDir,
    password: 'only-for-this-run',
    flags: [...flags, '-c', 'max_connections=300'],
  });
  await allowReplicaSessions(adminUrl);
  await migrateDatabase(url);
  process.send?.(url);
  await supervisor.outcome;
}

/** Tests try to get around the ledger's triggers as an owner with more rights than ours. */
async function allowReplicaSessions(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 });
  await sql`GRANT SET ON PARAMETER session_replication_role TO samtykke`;
  await sql.end();
}
