import { rmSync } from 'node:fs';
import path from 'node:path';
import { removeHome } from './postgres/home';

/** Deletes all that a start has put into the data folder, and nothing else that may be there. */
export function removeData(dataDir: string): void {
  removeHome(dataDir);
  for (const name of ['secrets.json', 'inbox', 'logs']) {
    rmSync(path.join(dataDir, name), { recursive: true, force: true });
  }
}
