import postgres from 'postgres';
import { migrateDatabase } from '../db/migrate';
import { startDatabase } from '../scripts/start/postgres/server';
import { Supervisor } from '../scripts/start/supervise';
import { makeTemporaryDataDir, removeTemporaryDataDir } from '../scripts/start/temporary';

/**
 * Runs `work` on a server of its own with the product's settings, fsync included, and a migrated,
 * empty database. Nothing of it is left afterwards.
 * @param flags further settings of the server, for what a small container would not choose itself.
 */
export async function onOwnServer(
  work: (databaseUrl: string) => Promise<void>,
  flags: string[] = [],
): Promise<void> {
  const supervisor = new Supervisor();
  const dataDir = makeTemporaryDataDir();
  try {
    const { url } = await startDatabase(supervisor, {
      dataDir,
      password: 'only-for-this-run',
      flags: ['max_connections=100', ...flags].flatMap((flag) => ['-c', flag]),
    });
    await migrateDatabase(url);
    await Promise.race([
      work(url),
      supervisor.outcome.then(() => Promise.reject(new Error('The server fell.'))),
    ]);
  } finally {
    await supervisor.stopAll();
    removeTemporaryDataDir(dataDir);
  }
}

/** A connection as the owner that says nothing. */
export function connectOwner(databaseUrl: string, max = 1) {
  return postgres(databaseUrl, { max, onnotice: () => {} });
}

/** The middle one, and the smallest and the largest. */
export function spread(values: readonly number[]): { median: number; low: number; high: number } {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (place: number) => sorted[Math.floor(place)] ?? Number.NaN;
  return { median: at(sorted.length / 2), low: at(0), high: at(sorted.length - 1) };
}

/** "0.58 (0.55–0.61)" */
export function inWords(values: readonly number[], digits = 2): string {
  const { median, low, high } = spread(values);
  return `${median.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}
