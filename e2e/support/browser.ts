import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { chromium, type LaunchOptions } from '@playwright/test';
import { packagedChromium } from './packaged-chromium';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * How to launch the browser that this machine has: PLAYWRIGHT_CHROMIUM, a system Chromium, Playwright's own, or the one
 * from npm, which is unpacked on the first use.
 */
export async function browserLaunchOptions(): Promise<LaunchOptions> {
  const given = process.env.PLAYWRIGHT_CHROMIUM;
  if (given) return { executablePath: given };
  const system = findOnPath(systemNames);
  if (system) return { executablePath: system };
  if (existsSync(chromium.executablePath())) return {};
  return packagedChromium();
}

function findOnPath(names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return names
    .flatMap((name) => folders.map((folder) => path.join(folder, name)))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
