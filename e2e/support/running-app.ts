import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { noLogins, noSigning } from '@/lib/database-login';
import { freePort } from '../../scripts/start/ports';
import { findRun } from '../../scripts/start/run-record';
import { makeTemporaryDataDir, removeTemporaryDataDir } from '../../scripts/start/temporary';
import { browserLaunchOptions } from './browser';

/** Where the app under test runs; the set-up writes it, the fixtures read it. */
export type RunningApp = { appUrl: string; inboxUrl: string; databaseUrl: string };

const setting = 'E2E_RUNNING_APP';
const startSecondsMax = 300;

/** The set-up of all browser tests: the demo, started as `npm start` starts it, with data and ports of its own. */
export default async function setup(): Promise<() => Promise<void>> {
  await browserLaunchOptions();
  const dataDir = makeTemporaryDataDir();
  const ports = { web: await freePort(), smtp: await freePort(), inbox: await freePort() };
  const app = spawn(process.execPath, ['--import', 'tsx', 'scripts/start/main.ts', '--temporary'], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(ports.web),
      SMTP_PORT: String(ports.smtp),
      INBOX_PORT: String(ports.inbox),
      // What is set for another run must not reach this one.
      ...{ DATABASE_URL: '', ...noLogins, APP_URL: '', SMTP_URL: '', RESEND_API_KEY: '' },
      ...{ ...noSigning, CHECKPOINT_FILE: '', CHECKPOINT_MAIL: '', CHECKPOINT_URL: '' },
    },
  });
  const running: RunningApp = {
    appUrl: `http://localhost:${ports.web}`,
    inboxUrl: `http://127.0.0.1:${ports.inbox}`,
    databaseUrl: await databaseUrlOnceReady(app, dataDir),
  };
  process.env[setting] = JSON.stringify(running);
  return () => stop(app);
}

/** Where the app runs that the set-up has started. */
export function runningApp(): RunningApp {
  return JSON.parse(process.env[setting] ?? 'null');
}

async function databaseUrlOnceReady(app: ChildProcess, dataDir: string): Promise<string> {
  const deadline = Date.now() + startSecondsMax * 1000;
  while (Date.now() < deadline && app.connected) {
    const url = findRun(dataDir)?.environment.DATABASE_URL;
    if (url) return url;
    await sleep(100);
  }
  await stop(app);
  removeTemporaryDataDir(dataDir);
  throw new Error('The app under test did not start.');
}

/** Closing the channel is the sign to end; see scripts/start/main.ts. */
function stop(app: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (app.exitCode !== null || app.signalCode !== null) return resolve();
    app.once('exit', () => resolve());
    if (app.connected) app.disconnect();
  });
}
