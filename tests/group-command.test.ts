import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { createWorld, type World } from './support/world';

let world: World;
let folder: string;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'samtykke-group-'));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

test('npm run group says what of the file waits for a person, and what changed at once', async () => {
  const file = path.join(folder, 'group.json');
  const changed = JSON.stringify(definition)
    .replace('"tag":"Garp"', '"tag":"Nytt merke"')
    .replace('Strandgata 12', 'Ny gate 1');
  await writeFile(file, changed);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'scripts/group.ts', 'load', file],
    { env: { ...process.env, DATABASE_URL: world.url } },
  );
  expect(stdout).toContain(
    'The group is loaded.\n  Purpose garp: tag was "Garp" and is "Nytt merke".\n',
  );
  expect(stdout).toContain('  Level appex: the file says something else than what is published.');
});
