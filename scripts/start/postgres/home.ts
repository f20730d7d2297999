import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Complaint } from '../complaint';
import { copyBinaries, installedBinaries } from './binaries';
import { clearLeftover } from './leftover';
import { mayUser, type ServerUser, serverUser } from './user';

/** Where a server lives: its data and its binaries, both within reach of its user. */
export type Home = {
  directory: string;
  data: string;
  binaries: string;
  user: ServerUser | undefined;
  /** True when it had to move out of the data folder. */
  elsewhere: boolean;
};

const sharedPlace = '/var/lib/samtykke';

/**
 * Prepares the place of the database of a data folder: `<dataDir>/postgres`.
 * When its user may not enter there (a clone below /root), that is a link to a place outside.
 */
export async function prepareHome(dataDir: string): Promise<Home> {
  const own = path.join(dataDir, 'postgres');
  const former = linkTarget(own);
  const user = serverUser(path.join(former ?? own, 'data'));
  const directory = former ?? own;
  mkdirSync(directory, { recursive: true });
  if (!user) return { directory, ...places(directory), user, elsewhere: former !== undefined };

  chownSync(directory, user.uid, user.gid);
  if (mayUser(user, '-w', directory)) return homeFor(user, directory, former !== undefined);
  if (lstatSync(path.join(directory, 'data'), { throwIfNoEntry: false })) {
    throw new Complaint(
      `The database in ${directory} is out of reach of its user. Start afresh: npm start -- --reset`,
    );
  }
  rmSync(own, { recursive: true, force: true });
  const outside = await makeOutside(dataDir, user);
  symlinkSync(outside, own);
  return homeFor(user, outside, true);
}

/** Deletes the database of a data folder, wherever it lives. */
export function removeHome(dataDir: string): void {
  const own = path.join(dataDir, 'postgres');
  const target = linkTarget(own);
  if (target) rmSync(target, { recursive: true, force: true });
  rmSync(own, { recursive: true, force: true });
  // What was signed of this database says nothing about the next one.
  rmSync(path.join(dataDir, 'checkpoints.jsonl'), { force: true });
}

function homeFor(user: ServerUser, directory: string, elsewhere: boolean): Home {
  const home = { directory, ...places(directory), user, elsewhere };
  if (mayUser(user, '-x', path.join(home.binaries, 'bin', 'postgres'))) return home;
  const binaries = path.join(directory, 'binaries');
  copyBinaries(binaries);
  return { ...home, binaries };
}

function places(directory: string): { data: string; binaries: string } {
  return { data: path.join(directory, 'data'), binaries: installedBinaries() };
}

function linkTarget(file: string): string | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat?.isSymbolicLink() ? readlinkSync(file) : undefined;
}

async function makeOutside(dataDir: string, user: ServerUser): Promise<string> {
  const name = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);
  const directory = path.join(sharedPlace, name);
  // What is left there belonged to a data folder that is gone, and with it its secrets.
  await clearLeftover(path.join(directory, 'data'));
  rmSync(directory, { recursive: true, force: true });
  if (give(directory, user)) return directory;
  const temporary = mkdtempSync(path.join(tmpdir(), 'samtykke-'));
  if (give(temporary, user)) return temporary;
  throw new Complaint(
    `The database needs a folder that its user may enter; neither ${sharedPlace} nor ${tmpdir()} is one.`,
  );
}

/** Makes the folder the user's own; false, and no folder, when he cannot reach it. */
function give(directory: string, user: ServerUser): boolean {
  try {
    mkdirSync(path.dirname(directory), { recursive: true });
    if (path.dirname(directory) === sharedPlace) chmodSync(sharedPlace, 0o755);
    mkdirSync(directory, { recursive: true });
    chmodSync(directory, 0o700);
    chownSync(directory, user.uid, user.gid);
    if (mayUser(user, '-w', directory)) return true;
  } catch {
    // A read-only disk is one more reason to look elsewhere.
  }
  rmSync(directory, { recursive: true, force: true });
  return false;
}
