import { existsSync } from 'node:fs';
import path from 'node:path';
import { noLogins } from '@/lib/database-login';
import { isRunning } from './process-identity';
import { projectRoot } from './project';
import { findRun } from './run-record';
import { readSettings } from './settings';

/**
 * Gives a command of the terminal its settings: those given win, then `.env`, then those of the running demo.
 * Without either it says so in one line and ends the process with 1.
 */
export function provideDatabase(): void {
  const file = path.join(projectRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  if (Object.keys(noLogins).some((name) => process.env[name]) || process.env.DATABASE_URL) return;
  const running = environmentOfRunningDemo();
  if (!running.DATABASE_URL) {
    console.error('No database: set DATABASE_URL, or start the demo with npm start.');
    process.exit(1);
  }
  for (const [name, value] of Object.entries(running)) process.env[name] ||= value;
}

function environmentOfRunningDemo(): Record<string, string> {
  const run = findRun(readSettings(process.env).dataDir);
  return run && isRunning(run.supervisor) ? run.environment : {};
}
