// `npm start`: the part that any Node from 20 on can run before a package is installed.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './bootstrap/install.mjs';
import { runNode } from './bootstrap/run.mjs';
import { loadEnvFile, missingSettings } from './bootstrap/settings.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
process.exitCode = await start();

async function start() {
  loadEnvFile(root);
  const complaint = process.env.DATABASE_URL ? missingSettings(process.env) : undefined;
  if (complaint) {
    console.error(complaint);
    return 1;
  }
  if (!(await ensureInstalled(root))) return 1;
  const main = ['--import', 'tsx', 'scripts/start/main.ts', ...process.argv.slice(2)];
  return runNode(root, main, { leash: true });
}
