import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * Reads `.env` if there is one. What the environment already holds wins.
 * @param {string} root the project's folder
 */
export function loadEnvFile(root) {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

/**
 * What a start with its own database cannot do without, as one line; undefined when nothing is missing.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function missingSettings(env) {
  const missing = ['AUTH_SECRET', 'LINK_SECRET', 'APP_URL'].filter((name) => !env[name]);
  if (!env.RESEND_API_KEY && !env.SMTP_URL) missing.push('RESEND_API_KEY or SMTP_URL');
  if (missing.length === 0) return undefined;
  return `Missing settings: ${missing.join(', ')}. With DATABASE_URL set they are needed; see "Settings" in the README.`;
}

/**
 * What is wrong with the port, as one line: Next ends with 0 when it is none. Undefined when it is one, or not set.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function wrongPort({ PORT: given }) {
  const port = Number(given);
  if (!given || (Number.isInteger(port) && port >= 1 && port <= 65535)) return undefined;
  return `PORT must be a whole number from 1 to 65535, not "${given}".`;
}
