import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { LaunchOptions } from '@playwright/test';
import { inflate } from '@sparticuz/chromium';

const packageRoot = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')),
  '..',
);

/**
 * The Chromium that comes as a package from npm, with the libraries and fonts that a bare machine lacks.
 * Its package would unpack to a fixed place that all users share; here each checkout has its own.
 */
export async function packagedChromium(): Promise<LaunchOptions> {
  const folder = await unpacked();
  const executablePath = path.join(folder, 'chromium');
  const env = { ...process.env, ...fontEnv(folder) };
  if (runs(executablePath, env)) return { executablePath, env };
  const withLibraries = { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') };
  if (runs(executablePath, withLibraries)) return { executablePath, env: withLibraries };
  throw new Error(
    'No browser runs here. Install Chromium, run `npx playwright install chromium`, or set PLAYWRIGHT_CHROMIUM.',
  );
}

async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8'));
  const folder = path.resolve('node_modules/.cache/samtykke', `chromium-${version}`);
  if (existsSync(folder)) return folder;
  // Unpacked aside and renamed, so that the folder is always a whole one.
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  await unpackTo(draft);
  chmodSync(path.join(draft, 'chromium'), 0o755);
  try {
    renameSync(draft, folder);
  } catch {
    // Another run was quicker.
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The package's `inflate` writes to the folder for temporary files, wherever that is said to be. */
async function unpackTo(folder: string): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(path.join(packageRoot, 'bin', archive));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

function fontEnv(folder: string): Record<string, string> {
  return existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: path.join(folder, 'fonts') };
}

function runs(executable: string, env: NodeJS.ProcessEnv): boolean {
  return spawnSync(executable, ['--version'], { env, timeout: 30_000 }).status === 0;
}
