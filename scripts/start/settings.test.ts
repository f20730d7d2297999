import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'samtykke-settings-'));
});
afterAll(() => rm(dataDir, { recursive: true }));

function start(settings: Record<string, string>): Promise<{ code: number; output: string }> {
  const env = { ...process.env, DATABASE_URL: '', DATA_DIR: dataDir, ...settings };
  const args = ['--import', 'tsx', 'scripts/start/main.ts'];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr }),
    );
  });
}

const production = {
  DATABASE_URL: 'postgres://localhost:1/none',
  APP_URL: 'https://samtykke.example',
  AUTH_SECRET: 'a secret for tests only',
  LINK_SECRET: 'a secret for tests only',
};

test.each([
  ['the demo', 'CHECKPOINT_URL', { CHECKPOINT_URL: 'http://keeper.example/' }],
  ['the demo', 'CHECKPOINT_KEY', { CHECKPOINT_KEY: 'a key' }],
  ['a production start', 'CHECKPOINT_URL', { ...production, CHECKPOINT_URL: 'keeper' }],
])('%s with a wrong %s says so in one line and starts nothing', async (_what, name, settings) => {
  const { code, output } = await start(settings);
  expect(output).toBe(`Missing or wrong settings: ${name}. See the README, "Settings".\n`);
  expect(code).toBe(1);
});
