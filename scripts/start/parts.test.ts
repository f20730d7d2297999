import { expect, test, vi } from 'vitest';
import { buildPart, inboxPart, migratePart, seedPart, webPart, workerPart } from './parts';

const key = 'the key that signs';
const env = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://samtykke:of-the-owner@db.example/group',
  CHECKPOINT_KEY: key,
} as const;

/** Every process that `npm start` starts, with the environment that it gets. */
function environments(): Record<string, NodeJS.ProcessEnv> {
  vi.stubEnv('CHECKPOINT_KEY', key);
  const parts = [
    webPart(env, 3000, false, 'terminal'),
    workerPart(env, false, 'terminal'),
    migratePart(env, 'terminal'),
    seedPart(env, 'terminal'),
    buildPart('terminal'),
    inboxPart({ smtpPort: 1025, inboxPort: 1080 }, 'inbox', 'terminal'),
  ];
  vi.unstubAllEnvs();
  return Object.fromEntries(parts.map((part) => [part.name, part.env ?? {}]));
}

const holdersOf = (secret: string) =>
  Object.entries(environments())
    .filter(([, held]) => JSON.stringify(held).includes(secret))
    .map(([name]) => name);

test('the worker alone holds what signs the checkpoints', () => {
  expect(holdersOf(key)).toEqual(['The worker']);
});

test('the web’s key is empty and not left out, so that Next does not take it from a file', () => {
  expect(environments()['The web']?.CHECKPOINT_KEY).toBe('');
});

test('the migration alone holds the owner’s password', () => {
  expect(holdersOf('of-the-owner')).toEqual(['The migration']);
});

test('web and worker hold a login of their own', () => {
  const users = (['The web', 'The worker'] as const).map(
    (name) => new URL(environments()[name]?.DATABASE_URL ?? '').username,
  );
  expect(users).toEqual(['samtykke_app_login', 'samtykke_worker_login']);
});
