import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** It runs before TypeScript is there, and has no types. */
const { isPatched } = await import(path.resolve('scripts/bootstrap/install.mjs'));

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'samtykke-patched-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

test('the driver that is installed carries its patch', () => {
  expect(isPatched(process.cwd())).toBe(true);
});

test('a driver without its patch is not installed', () => {
  cpSync('patches', path.join(root, 'patches'), { recursive: true });
  expect(isPatched(root)).toBe(false);
  mkdirSync(path.join(root, 'node_modules'));
  cpSync('node_modules/postgres', path.join(root, 'node_modules/postgres'), { recursive: true });
  expect(isPatched(root)).toBe(true);
  rmSync(path.join(root, 'node_modules/postgres/cjs/src/index.js'));
  expect(isPatched(root)).toBe(false);
});
