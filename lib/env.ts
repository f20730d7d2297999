import { z } from 'zod';
import { type LoginUrls, loginUrls } from './database-login';
import { isSigningKey } from './signing-key';

const Settings = z.object({
  /** One login: the web's in the web, the worker's in the worker. See `database-login.ts`. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_POOL_MAX: z.coerce.number().int().min(1).max(200).default(10),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  APP_URL: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  AUTH_SECRET: z.string().min(16),
  /** The current secret first; older ones after a comma keep old links alive. */
  LINK_SECRET: z.string().min(16),
  /** Ed25519, PKCS #8, base64: signs the ledger's checkpoints. Without it none are taken. */
  CHECKPOINT_KEY: z.base64().refine(isSigningKey).optional(),
  /** Where each checkpoint is written, one a line, outside the database. */
  CHECKPOINT_FILE: z.string().min(1).optional(),
  /** Who gets the newest checkpoint by mail, at most once an hour. */
  CHECKPOINT_MAIL: z.email().optional(),
  /** Where each checkpoint is posted. Checkpoints are no secret, but whoever answers must be the right one. */
  CHECKPOINT_URL: z
    .url({ protocol: /^https?$/ })
    .refine((url) => isSecureOrLocal(url))
    .optional(),
  RESEND_API_KEY: z.string().min(1).optional(),
  RESEND_BASE_URL: z.url().optional(),
  /** What Resend signs its reports of bounces and complaints with. Without it none are taken. */
  RESEND_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{16,}=*$/)
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  DEMO: z.literal('1').optional(),
  INBOX_PORT: z.coerce.number().int().min(1).max(65535).default(1080),
});

export type Env = z.output<typeof Settings>;

let parsed: Env | undefined;

/**
 * The settings of this process, read once. The only reader of `process.env`.
 * @throws Error with one line that names every setting that is missing or wrong.
 */
export function env(): Env {
  if (!parsed) {
    parsed = checkSettings(process.env);
    // next-auth 4 knows its own address by this name alone.
    process.env.NEXTAUTH_URL ??= parsed.APP_URL;
  }
  return parsed;
}

/**
 * The settings that a process with this environment would have.
 * @throws Error with one line that names every setting that is missing or wrong.
 */
export function checkSettings(source: NodeJS.ProcessEnv): Env {
  // An empty setting in a file means "not set".
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = Settings.safeParse(given);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map((issue) => issue.path.join('.')))];
  throw new Error(`Missing or wrong settings: ${names.join(', ')}. See the README, "Settings".`);
}

/** The log level alone: it must be readable before the other settings are complete. */
export function logLevel(): string {
  return process.env.LOG_LEVEL || 'info';
}

/** The database as its owner, for the migration. */
export function databaseUrl(): string {
  return Settings.shape.DATABASE_URL.parse(process.env.DATABASE_URL);
}

/** The database as each of the other logins, for the migration and for commands that need no other setting. */
export function databaseLoginUrls(): LoginUrls {
  return loginUrls(process.env);
}

/** What signs the checkpoints, and the ways out of the database, for commands that need no other setting. */
export function checkpointSettings(): { key?: string; file?: string; mail?: string; url?: string } {
  return {
    key: process.env.CHECKPOINT_KEY || undefined,
    file: process.env.CHECKPOINT_FILE || undefined,
    mail: process.env.CHECKPOINT_MAIL || undefined,
    url: process.env.CHECKPOINT_URL || undefined,
  };
}

/** Plain http stays on this machine. */
function isSecureOrLocal(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
