import { type ChildProcess, spawn } from 'node:child_process';
import { projectRoot } from '../start/project';

/** Starts the database server of the tests before the first and stops it after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'scripts/test/database-server.ts'], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  process.env.TEST_TEMPLATE_URL = await templateUrl(server);
  return async () => {
    server.disconnect();
    await ended(server);
  };
}

function templateUrl(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('message', (url) => resolve(String(url)));
    server.once('exit', () => reject(new Error('The database server of the tests did not start.')));
  });
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) resolve();
    else server.once('exit', () => resolve());
  });
}
