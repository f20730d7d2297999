import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from '../complaint';
import type { Home } from './home';

/** The environment of the server's programs: nothing of ours, such as PGDATA or a language, may steer them. */
export const serverEnv: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
};

/**
 * Makes the cluster on the first run, with the superuser `postgres` and this password.
 * Complains when the one that is there cannot be used.
 * @returns whether it was made now
 */
export function ensureCluster(home: Home, password: string): boolean {
  const isNew = !existsSync(home.data);
  if (isNew) createCluster(home, password);
  else refuseOtherVersion(home);
  return isNew;
}

function createCluster(home: Home, password: string): void {
  // Made aside and renamed, so that a data folder is always a whole one.
  const draft = `${home.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  const passwordFile = path.join(home.directory, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  const initdb = spawnSync(
    path.join(home.binaries, 'bin', 'initdb'),
    [
      `--pgdata=${draft}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...home.user, cwd: home.directory, env: serverEnv, encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (initdb.status !== 0) {
    const why = initdb.error?.message ?? initdb.stderr.trim();
    throw new Complaint(`The database could not be made: ${why}`);
  }
  renameSync(draft, home.data);
}

function refuseOtherVersion(home: Home): void {
  const made = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim();
  const version = spawnSync(path.join(home.binaries, 'bin', 'postgres'), ['--version'], {
    env: serverEnv,
    encoding: 'utf8',
  }).stdout;
  if (version.includes(` ${made}.`)) return;
  throw new Complaint(
    `The database in ${home.data} was made by PostgreSQL ${made}, which is not the one installed. Start afresh: npm start -- --reset`,
  );
}
