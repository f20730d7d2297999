import { expect, test } from 'vitest';
import { loginUrl, loginUrls, withLogin } from './database-login';

const owner = 'postgres://samtykke:a%20secret@db.example:5433/group?sslmode=require';

test('a login is made from the owner’s, with a password that does not tell his', () => {
  const made = new URL(loginUrl({ DATABASE_URL: owner }, 'app'));
  expect(made.username).toBe('samtykke_app_login');
  expect(made.password).toMatch(/^[\w-]{43}$/);
  expect(`${made.host}${made.pathname}${made.search}`).toBe(
    'db.example:5433/group?sslmode=require',
  );
  const passwords = ['app', 'worker', 'auditor'] as const;
  const all = passwords.map((login) => new URL(loginUrl({ DATABASE_URL: owner }, login)).password);
  expect(new Set(all).size).toBe(3);
});

test('where the owner has no password, his logins have none', () => {
  const url = loginUrl({ DATABASE_URL: 'postgres://samtykke@localhost/group' }, 'worker');
  expect(url).toBe('postgres://samtykke_worker_login@localhost/group');
});

test('what is set for a login is taken as it is', () => {
  const settings = { DATABASE_URL: owner, DATABASE_APP_URL: 'postgres://web:x@db/group' };
  expect(loginUrls(settings).app).toEqual({ url: 'postgres://web:x@db/group', isMade: false });
  expect(loginUrls(settings).worker.isMade).toBe(true);
});

test('without a database, or an owner with a name, it says what to set', () => {
  expect(() => loginUrl({}, 'auditor')).toThrow('set DATABASE_AUDITOR_URL or DATABASE_URL');
  expect(() => loginUrl({ DATABASE_URL: 'postgres://localhost/group' }, 'app')).toThrow(
    'set DATABASE_APP_URL',
  );
});

test('a process holds its own login and no other', () => {
  const env = withLogin({ DATABASE_URL: owner, DATABASE_WORKER_URL: 'postgres://w:x@db/g' }, 'app');
  expect(JSON.stringify(env)).not.toMatch(/secret|:x@/);
  expect(env.DATABASE_URL).toContain('samtykke_app_login');
});

test('the worker alone holds what signs the checkpoints', () => {
  const env = { DATABASE_URL: owner, CHECKPOINT_KEY: 'a key' };
  expect(withLogin(env, 'worker')).toMatchObject({ CHECKPOINT_KEY: 'a key' });
  expect(withLogin(env, 'app')).toMatchObject({ CHECKPOINT_KEY: '' });
});
