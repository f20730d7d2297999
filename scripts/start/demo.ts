import path from 'node:path';
import { noLogins } from '@/lib/database-login';
import { ensureBuilt } from './build';
import { requireSettings } from './complaint';
import {
  buildPart,
  inboxPart,
  migratePart,
  type Output,
  seedPart,
  webPart,
  workerPart,
} from './parts';
import { requireFreePorts, type WantedPort } from './ports';
import type { Home } from './postgres/home';
import { startDatabase } from './postgres/server';
import { shown } from './project';
import { untilAnswers } from './ready';
import type { RunRecord } from './run-record';
import { keepSecrets, type Secrets } from './secrets';
import type { Settings } from './settings';
import type { Supervisor } from './supervise';

/** Starts the whole demo and tells where its database lives. */
export async function startDemo(
  supervisor: Supervisor,
  record: RunRecord,
  settings: Settings,
  { dev }: { dev: boolean },
): Promise<{ home: Home }> {
  const secrets = keepSecrets(settings.dataDir);
  // Where the database will be is not known yet, and nothing that can be wrong.
  requireSettings({
    ...process.env,
    ...demoEnvironment(settings, secrets, 'postgres://localhost'),
  });
  await requireFreePorts(wantedPorts(settings));
  console.log(`Starting the demo from ${shown(settings.dataDir)}`);
  const output: Output = { logs: path.join(settings.dataDir, 'logs') };
  if (!dev) await build(supervisor, output);

  console.log('  Database …');
  const { url, home, isNew } = await startDatabase(supervisor, {
    dataDir: settings.dataDir,
    password: secrets.databasePassword,
  });
  if (settings.localInbox) await startInbox(supervisor, settings, output);
  const demo = demoEnvironment(settings, secrets, url);
  const env = { ...process.env, ...demo, NODE_ENV: dev ? 'development' : 'production' } as const;
  await supervisor.run(migratePart(env, output));
  if (isNew) console.log('  Story, played through this once …');
  await supervisor.run(seedPart(env, output));

  console.log('  Web and worker …');
  const shownOutput = dev ? 'terminal' : output;
  supervisor.start(webPart(env, settings.port, dev, shownOutput));
  supervisor.start(workerPart(env, dev, shownOutput));
  await untilAnswers(`http://127.0.0.1:${settings.port}/api/health`, 'The web');
  record.publish(demo);
  return { home };
}

async function build(supervisor: Supervisor, output: Output): Promise<void> {
  await ensureBuilt(() => {
    console.log('  Build (the sources changed; about a minute) …');
    return supervisor.run(buildPart(output));
  });
}

async function startInbox(supervisor: Supervisor, settings: Settings, output: Output) {
  supervisor.start(inboxPart(settings, path.join(settings.dataDir, 'inbox'), output));
  await untilAnswers(`http://127.0.0.1:${settings.inboxPort}/api/healthz`, 'The inbox');
}

function demoEnvironment(
  settings: Settings,
  secrets: Secrets,
  databaseUrl: string,
): Record<string, string> {
  return {
    DEMO: '1',
    DATABASE_URL: databaseUrl,
    ...noLogins,
    PORT: String(settings.port),
    APP_URL: settings.appUrl,
    NEXTAUTH_URL: settings.appUrl,
    AUTH_SECRET: process.env.AUTH_SECRET || secrets.authSecret,
    LINK_SECRET: process.env.LINK_SECRET || secrets.linkSecret,
    CHECKPOINT_KEY: process.env.CHECKPOINT_KEY || (secrets.checkpointKey ?? ''),
    CHECKPOINT_FILE:
      process.env.CHECKPOINT_FILE || path.join(settings.dataDir, 'checkpoints.jsonl'),
    INBOX_PORT: String(settings.inboxPort),
    NEXT_TELEMETRY_DISABLED: '1',
    ...(settings.localInbox && { SMTP_URL: `smtp://127.0.0.1:${settings.smtpPort}` }),
  };
}

function wantedPorts({ port, smtpPort, inboxPort, localInbox }: Settings): WantedPort[] {
  const web = { setting: 'PORT', port };
  if (!localInbox) return [web];
  return [
    web,
    { setting: 'SMTP_PORT', port: smtpPort },
    { setting: 'INBOX_PORT', port: inboxPort },
  ];
}
