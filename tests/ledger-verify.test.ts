import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { checkpoint } from '@/worker/checkpoint';
import { fileSink } from '@/worker/sinks/file';
import { createWorld, type World } from './support/world';

const keyText = newSigningKey();
const key = parseSigningKey(keyText);
let world: World;
let folder: string;
let file: string;

beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(path.join(tmpdir(), 'samtykke-file-'));
  file = path.join(folder, 'checkpoints.jsonl');
  await world.aContact({ granted: ['appex'] });
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

function verify(settings: Record<string, string> = {}): Promise<{ code: number; output: string }> {
  const env = { ...process.env, DATABASE_URL: world.url, CHECKPOINT_KEY: keyText, ...settings };
  const args = ['--import', 'tsx', 'scripts/ledger.ts', 'verify'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

test('a file to which nothing was written yet is no fault', async () => {
  const { code, output } = await verify({ CHECKPOINT_FILE: file });
  expect(output).toContain(`${file} cannot be read, and nothing was written there yet.`);
  expect(code).toBe(0);
});

test('the file that has every checkpoint is compared', async () => {
  await checkpoint(world.worker, { key, sinks: [fileSink(file)] });
  const { code, output } = await verify({ CHECKPOINT_FILE: file });
  expect(output).toContain('1 checkpoints: the ledger holds.');
  expect(code).toBe(0);
});

test.each([
  ['gone', () => rm(file)],
  ['emptied', () => writeFile(file, '')],
])('a file that is %s, though checkpoints were written to it, is a fault', async (_how, lose) => {
  await lose();
  const { code, output } = await verify({ CHECKPOINT_FILE: file });
  expect(output).toContain(`Wrong: checkpoints were written to ${file}, and it holds none`);
  expect(output).toContain('1 faults.');
  expect(code).toBe(1);
});

test('where no file is set, that nothing was compared is said', async () => {
  const { code, output } = await verify();
  expect(output).toContain('nothing outside the database was compared');
  expect(code).toBe(0);
});
