import { scryptSync } from 'node:crypto';

/** The database's logins besides the owner, who migrates: the web, the worker, and whoever only reads. */
export const databaseLogins = ['app', 'worker', 'auditor'] as const;

export type DatabaseLogin = (typeof databaseLogins)[number];

const settingOf = {
  app: 'DATABASE_APP_URL',
  worker: 'DATABASE_WORKER_URL',
  auditor: 'DATABASE_AUDITOR_URL',
} satisfies Record<DatabaseLogin, string>;

type DatabaseSettings = Readonly<Record<string, string | undefined>>;

/**
 * Where a login connects: its own setting, or else the owner's URL with `_app_login` and so on after his name.
 * The password of such a login is made from the owner's by scrypt (RFC 7914), so that whoever holds it does not hold
 * his. Where he has none, it has none.
 * @throws Error when there is neither, or the owner's URL names nobody
 */
export function loginUrl(settings: DatabaseSettings, login: DatabaseLogin): string {
  const own = settings[settingOf[login]];
  if (own) return own;
  if (!settings.DATABASE_URL)
    throw new Error(`No database: set ${settingOf[login]} or DATABASE_URL.`);
  const url = new URL(settings.DATABASE_URL);
  const { username, password } = url;
  if (!username)
    throw new Error(`DATABASE_URL names no user. Name one, or set ${settingOf[login]}.`);
  url.username = `${username}_${login}_login`;
  if (password) url.password = derivePassword(decodeURIComponent(password), login);
  return url.href;
}

/** The URL of each login, and whether it was made from the owner's. */
export type LoginUrls = Record<DatabaseLogin, { url: string; isMade: boolean }>;

/** Every login at once, for whoever sees to it that they exist. */
export function loginUrls(settings: DatabaseSettings): LoginUrls {
  const of = (login: DatabaseLogin) => ({
    url: loginUrl(settings, login),
    isMade: !settings[settingOf[login]],
  });
  return { app: of('app'), worker: of('worker'), auditor: of('auditor') };
}

/**
 * The environment of a process that holds one login to the database and nothing of the others. What signs the
 * checkpoints is the worker's alone.
 */
export function withLogin<Env extends DatabaseSettings>(env: Env, login: DatabaseLogin) {
  const signing = login === 'worker' ? {} : noSigning;
  return { ...env, ...noLogins, ...signing, DATABASE_URL: loginUrl(env, login) };
}

/** Settings that say of no login where it connects. */
export const noLogins = {
  DATABASE_APP_URL: '',
  DATABASE_WORKER_URL: '',
  DATABASE_AUDITOR_URL: '',
};

/** Empty and not left out: what is not there, Next takes from `.env`. */
export const noSigning = { CHECKPOINT_KEY: '' };

function derivePassword(ownersPassword: string, login: DatabaseLogin): string {
  return scryptSync(ownersPassword, `samtykke database login ${login}`, 32).toString('base64url');
}
