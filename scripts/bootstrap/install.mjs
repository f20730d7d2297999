import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/**
 * Installs the packages of package-lock.json when some are missing or of another version.
 * Dependency-free, for it runs before anything is there.
 * @param {string} root the project's folder
 * @returns {Promise<boolean>} false when the installation failed; npm has then said why
 */
export async function ensureInstalled(root) {
  if (isInstalled(root)) return true;
  console.log('Installing packages (npm ci) …');
  // The development packages hold Node 24 itself, so NODE_ENV=production must not leave them out.
  // The warnings are about the Node that installs, which runs none of the packages.
  const flags = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const env = { ...process.env, PATH: pathWithout(path.join(root, 'node_modules')) };
  const code = await run(root, 'npm', ['ci', ...flags], { env });
  if (code === 0 && isInstalled(root)) return true;
  console.error('The packages are not installed: `npm ci` did not succeed.');
  return false;
}

function isInstalled(root) {
  const wanted = readLock(path.join(root, 'package-lock.json'));
  // npm writes this file last: after an installation that was cut off it is not there.
  const present = readLock(path.join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !present || !existsSync(path.join(root, 'node_modules', '.bin', 'node'))) {
    return false;
  }
  return (
    Object.entries(wanted).every(([folder, entry]) => {
      if (folder === '') return true;
      const found = present[folder];
      // Packages for other platforms are in the lock, but not on the disk.
      return found ? found.version === entry.version : entry.optional === true;
    }) && isPatched(root)
  );
}

/**
 * Whether the packages hold every line that `patches/` adds to them. They do not after `npm ci --ignore-scripts`, and
 * after an older patch.
 * @param {string} root the project's folder
 */
export function isPatched(root) {
  const folder = path.join(root, 'patches');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.patch'))
    .flatMap((name) => readFileSync(path.join(folder, name), 'utf8').split(/^diff --git .*$/m))
    .every((change) => {
      const [, file] = /^\+\+\+ b\/(.+)$/m.exec(change) ?? [];
      if (!file) return true;
      const target = path.join(root, file);
      const lines = new Set(existsSync(target) ? readFileSync(target, 'utf8').split('\n') : []);
      return [...change.matchAll(/^\+(?!\+\+ )(.*)$/gm)].every(([, line]) => lines.has(line));
    });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm must not run on the Node that it is about to delete. */
function pathWithout(folder) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter((entry) => !path.resolve(entry).startsWith(folder))
    .join(path.delimiter);
}
