import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Complaint } from '../complaint';

export type ServerUser = { uid: number; gid: number };

/**
 * Whom the server is to run as: undefined is the user of this process.
 * PostgreSQL refuses to run as root, so root runs it as the owner of the data, or as `postgres`, made when missing.
 */
export function serverUser(dataDirectory: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return ownerOf(dataDirectory) ?? findUser('postgres') ?? createUser();
}

/** Whether that user may do this to the file: `-x` run or enter it, `-w` write to it. */
export function mayUser(user: ServerUser, test: '-x' | '-w', file: string): boolean {
  const script = `test ${test} "$1"`;
  return spawnSync('/bin/sh', ['-c', script, 'sh', file], { ...user, cwd: '/' }).status === 0;
}

function ownerOf(directory: string): ServerUser | undefined {
  const stat = statSync(directory, { throwIfNoEntry: false });
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined;
}

function findUser(name: string): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const id = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return id.status === 0 ? Number(id.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function createUser(): ServerUser {
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  const user = findUser('postgres');
  if (user) return user;
  throw new Complaint(
    'The embedded PostgreSQL may not run as root, and the user "postgres" could not be made. Start as another user, or set DATABASE_URL.',
  );
}
