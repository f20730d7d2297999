import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const settings = {
  DATABASE_URL: 'postgres://owner:secret@127.0.0.1:9/nowhere',
  AUTH_SECRET: 'a secret for tests only',
  LINK_SECRET: 'a secret for tests only',
  APP_URL: 'http://localhost:3000',
  SMTP_URL: 'smtp://127.0.0.1:9',
};

/** What a command of the terminal answers when it refuses. */
function refusal(args: string[], { env = {}, input = '' } = {}) {
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, ...settings, ...env },
    input,
    encoding: 'utf8',
    timeout: 30_000,
  });
  return { status, said: stderr };
}

test.each(['80000', '0', 'x'])(
  'npm run web with the port %s does not start, and says why',
  (port) => {
    const { status, said } = refusal(['scripts/half.mjs', 'web'], { env: { PORT: port } });
    expect(status).toBe(1);
    expect(said).toBe(`PORT must be a whole number from 1 to 65535, not "${port}".\n`);
  },
);

test('npm run staff says how long a password must be', () => {
  const who = ['--email', 'kari@firma.example', '--name', 'Kari Moe', '--role', 'agent'];
  const { status, said } = refusal(['--import', 'tsx', 'scripts/staff.ts', 'add', ...who], {
    input: 'short\n',
  });
  expect(status).toBe(1);
  expect(said).toContain('  The password must have 12 to 1024 characters.');
});
