// `npm run web` and `npm run worker`: one half alone, as a machine of many runs it.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLogin } from '../lib/database-login.ts';
import { runNode } from './bootstrap/run.mjs';
import { loadEnvFile, missingSettings, wrongPort } from './bootstrap/settings.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.exitCode = await run(process.argv[2]);

async function run(half) {
  loadEnvFile(root);
  const login = half === 'worker' ? 'worker' : 'app';
  const given = process.env[`DATABASE_${login.toUpperCase()}_URL`] || process.env.DATABASE_URL;
  const complaint = given
    ? (missingSettings(process.env) ?? wrongPort(process.env))
    : 'No database: set DATABASE_URL, or start everything with npm start.';
  if (complaint) {
    console.error(complaint);
    return 1;
  }
  const env = {
    NODE_ENV: 'production',
    NEXTAUTH_URL: process.env.APP_URL,
    ...withLogin(process.env, login),
    LEASH_HOLDER: String(process.pid),
  };
  return runNode(root, commandOf(half), { env, leash: true });
}

function commandOf(half) {
  const leash = ['--import', './scripts/start/leash.mjs'];
  if (half === 'worker') return [...leash, '--import', 'tsx', 'worker/index.ts'];
  const port = process.env.PORT || '3000';
  return [...leash, 'node_modules/next/dist/bin/next', 'start', '-p', port];
}
