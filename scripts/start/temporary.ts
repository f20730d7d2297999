import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeHome } from './postgres/home';

/** Makes a data folder for one run of the tests. The database's user may pass through it. */
export function makeTemporaryDataDir(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'samtykke-test-'));
  chmodSync(directory, 0o711);
  return directory;
}

/** Deletes such a folder, with the database that may live elsewhere. */
export function removeTemporaryDataDir(directory: string): void {
  removeHome(directory);
  rmSync(directory, { recursive: true, force: true });
}
