import { beforeEach, expect, test, vi } from 'vitest';

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

test.each([
  'http://keeper.example/',
  'ftp://keeper.example/',
  'keeper.example',
  'http://localhost.evil.example/',
])('checkpoints are not posted to %s', (url) =>
  expect(start(url)).rejects.toThrow('CHECKPOINT_URL'),
);
