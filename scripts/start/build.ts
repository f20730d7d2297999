import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './complaint';
import { identify, isRunning } from './process-identity';
import { projectRoot } from './project';

/** Everything that the production build is made of. */
const sources = [
  'app',
  'components',
  'db',
  'domain',
  'emails',
  'lib',
  'locales',
  'public',
  'worker',
  'next.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'package-lock.json',
];

const stampFile = path.join(projectRoot, '.next', 'sources.sha256');
const lockFile = path.join(projectRoot, 'node_modules', '.cache', 'samtykke', 'build.lock');

/**
 * Builds the app unless the build that is there was made of just these sources.
 * Of several starts at once, one builds and the others wait for it.
 * @param build runs `next build` and throws when it fails
 */
export async function ensureBuilt(build: () => Promise<void>): Promise<'built' | 'unchanged'> {
  if (isCurrent(fingerprint())) return 'unchanged';
  await takeLock();
  try {
    const sum = fingerprint();
    if (isCurrent(sum)) return 'unchanged';
    rmSync(stampFile, { force: true });
    await build();
    writeFileSync(stampFile, sum);
    return 'built';
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** The arguments of Node that make the build. */
export const buildArguments = ['node_modules/next/dist/bin/next', 'build'];

/** The settings of a build: it needs none of ours, and Next is to send nothing home. */
export function buildEnv(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
}

function isCurrent(sum: string): boolean {
  // Next writes its BUILD_ID last.
  const whole = existsSync(path.join(projectRoot, '.next', 'BUILD_ID'));
  return whole && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sum;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesOf)) {
    const content = createHash('sha256').update(readFileSync(path.join(projectRoot, file)));
    hash.update(`${file}\0${content.digest('hex')}\n`);
  }
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  const full = path.join(projectRoot, source);
  if (!existsSync(full)) return [];
  if (path.extname(source)) return [source];
  return readdirSync(full, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(projectRoot, path.join(entry.parentPath, entry.name)))
    .sort();
}

async function takeLock(): Promise<void> {
  mkdirSync(path.dirname(lockFile), { recursive: true });
  const mine = JSON.stringify(identify(process.pid));
  let waiting = false;
  while (!tryLock(mine)) {
    if (!isRunning(lockHolder())) {
      rmSync(lockFile, { force: true });
      continue;
    }
    if (!waiting) console.log('  Another start is building; waiting for it …');
    waiting = true;
    await sleep(500);
  }
}

function tryLock(mine: string): boolean {
  try {
    writeFileSync(lockFile, mine, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function lockHolder(): { pid: number; startedAt: string } {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8'));
  } catch {
    return { pid: 0, startedAt: '' };
  }
}
