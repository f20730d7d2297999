import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Entry = { version?: string; optionalDependencies?: Record<string, string> };

const { packages }: { packages: Record<string, Entry> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
);

test('the lock names the optional packages of every platform, without which npm ci refuses', () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies).filter(([name, range]) => !isNamed(folder, name, range)),
  );
  expect(missing).toEqual([]);
});

/** As Node looks for it: beside the package that wants it, or in any folder above. */
function isNamed(folder: string, name: string, range: string): boolean {
  const entry = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`];
  if (entry) return entry.version === range || !/^\d[^ ]*$/.test(range);
  if (!folder) return false;
  const above = folder.split('node_modules/').slice(0, -1).join('node_modules/').replace(/\/$/, '');
  return isNamed(above, name, range);
}
