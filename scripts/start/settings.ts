import path from 'node:path';
import { Complaint } from './complaint';
import { projectRoot } from './project';

/** What a start is told from outside. Without `databaseUrl` it is the demo. */
export type Settings = {
  databaseUrl: string | undefined;
  dataDir: string;
  port: number;
  appUrl: string;
  smtpPort: number;
  inboxPort: number;
  /** True when mail goes to the local inbox, for no other way is set. */
  localInbox: boolean;
};

/** Reads the settings; an empty one counts as not set. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const port = readPort(env, 'PORT', 3000);
  const settings: Settings = {
    databaseUrl: env.DATABASE_URL || undefined,
    dataDir: path.resolve(projectRoot, env.DATA_DIR || '.data'),
    port,
    appUrl: env.APP_URL || `http://localhost:${port}`,
    smtpPort: readPort(env, 'SMTP_PORT', 1025),
    inboxPort: readPort(env, 'INBOX_PORT', 1080),
    localInbox: !env.RESEND_API_KEY && !env.SMTP_URL,
  };
  if (settings.localInbox) refuseEqualPorts(settings);
  return settings;
}

function readPort(env: NodeJS.ProcessEnv, name: string, fallback: number): number {
  const given = env[name];
  if (!given) return fallback;
  const port = Number(given);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new Complaint(`${name} must be a whole number from 1 to 65535, not "${given}".`);
}

function refuseEqualPorts({ port, smtpPort, inboxPort }: Settings): void {
  if (new Set([port, smtpPort, inboxPort]).size === 3) return;
  throw new Complaint('PORT, SMTP_PORT and INBOX_PORT must be three different ports.');
}
