import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, expect, test, vi } from 'vitest';

import { newSigningKey } from './signing-key';

const given = {
  DATABASE_URL: 'postgres://localhost/x',
  APP_URL: 'https://samtykke.example',
  AUTH_SECRET: 'a secret for tests only',
  LINK_SECRET: 'a secret for tests only',
};

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
});

function rsaKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

/** What a start with this address for checkpoints says. */
async function start(url: string): Promise<string | undefined> {
  vi.stubEnv('CHECKPOINT_URL', url);
  const { env } = await import('./env');
  return env().CHECKPOINT_URL;
}

test.each([
  'https://keeper.example/in',
  'http://localhost:9/',
  'http://127.0.0.1:9/',
  'http://[::1]:9/',
])('checkpoints may be posted to %s', async (url) => expect(await start(url)).toBe(url));

test.each(['a key', 'bm8ga2V5', `${newSigningKey().slice(0, -8)}AAAA`, rsaKey()])(
  'what is no signing key ends the start with one line',
  async (key) => {
    vi.stubEnv('CHECKPOINT_KEY', key);
    const { env } = await import('./env');
    expect(env).toThrow(/^Missing or wrong settings: CHECKPOINT_KEY\. [^\n]*$/);
  },
);

test('a signing key is taken as it is', async () => {
  const key = newSigningKey();
  vi.stubEnv('CHECKPOINT_KEY', key);
  const { env } = await import('./env');
  expect(env().CHECKPOINT_KEY).toBe(key);
});

test.each([
  'http://keeper.example/',
  'ftp://keeper.example/',
  'keeper.example',
  'http://localhost.evil.example/',
])('checkpoints are not posted to %s', (url) =>
  expect(start(url)).rejects.toThrow('CHECKPOINT_URL'),
);
