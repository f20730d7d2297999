import path from 'node:path';
import { loginUrl, noSigning, withLogin } from '@/lib/database-login';
import { buildArguments, buildEnv } from './build';
import type { Part } from './supervise';

/** Where parts write: a folder of logs, or the terminal. */
export type Output = { logs: string } | 'terminal';

const leash = ['--import', './scripts/start/leash.mjs'];

/** `next start`, or `next dev`. It gets its own of what the whole start was told, as each part does. */
export function webPart(env: NodeJS.ProcessEnv, port: number, dev: boolean, output: Output): Part {
  const next = ['node_modules/next/dist/bin/next', dev ? 'dev' : 'start', '-p', String(port)];
  return { ...nodePart('The web', next, withLogin(env, 'app')), output: outputOf(output, 'web') };
}

/** The worker; in development it starts again when its files change. */
export function workerPart(env: NodeJS.ProcessEnv, dev: boolean, output: Output): Part {
  const run = dev
    ? ['node_modules/tsx/dist/cli.mjs', 'watch', '--clear-screen=false', 'worker/index.ts']
    : ['--import', 'tsx', 'worker/index.ts'];
  // A mail that is being handed over is finished first.
  return {
    ...nodePart('The worker', run, withLogin(env, 'worker')),
    output: outputOf(output, 'worker'),
    graceMs: 10_000,
  };
}

export function migratePart(env: NodeJS.ProcessEnv, output: Output): Part {
  const run = ['--import', 'tsx', 'db/migrate.ts'];
  return {
    ...nodePart('The migration', run, { ...env, ...noSigning }),
    output: outputOf(output, 'migrate'),
  };
}

export function seedPart(env: NodeJS.ProcessEnv, output: Output): Part {
  const run = ['--import', 'tsx', 'db/seed/run.ts'];
  const played = { ...withLogin(env, 'app'), DATABASE_WORKER_URL: loginUrl(env, 'worker') };
  return { ...nodePart('The story', run, played), output: outputOf(output, 'seed') };
}

export function buildPart(output: Output): Part {
  return {
    ...nodePart('The build', buildArguments, { ...buildEnv(), ...noSigning }),
    output: outputOf(output, 'build'),
  };
}

/** maildev: a real SMTP server with a web inbox, on loopback; the mails are kept in `mailDir`. */
export function inboxPart(
  ports: { smtpPort: number; inboxPort: number },
  mailDir: string,
  output: Output,
): Part {
  const run = [
    'node_modules/maildev/dist/bin/maildev.js',
    ...['--smtp', String(ports.smtpPort), '--ip', '127.0.0.1'],
    ...['--web', String(ports.inboxPort), '--web-ip', '127.0.0.1'],
    ...['--mail-directory', mailDir],
  ];
  const part = nodePart('The inbox', run, {
    ...process.env,
    ...noSigning,
    NODE_ENV: 'production',
  });
  return { ...part, output: outputOf(output, 'inbox'), ends: 'last' };
}

function nodePart(name: string, args: string[], env: NodeJS.ProcessEnv): Omit<Part, 'output'> {
  return {
    name,
    command: process.execPath,
    args: [...leash, ...args],
    env: { ...env, LEASH_HOLDER: String(process.pid) },
    leash: true,
    ends: 'first',
  };
}

function outputOf(output: Output, name: string): string {
  return output === 'terminal' ? 'terminal' : path.join(output.logs, `${name}.log`);
}
