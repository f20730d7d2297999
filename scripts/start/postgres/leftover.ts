import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { identify, stopProcess } from '../process-identity';

/**
 * Clears up after a server that was not stopped: ends it if it still runs in this data folder, else removes its lock.
 * PostgreSQL itself takes any process of its user with that number for a living server.
 */
export async function clearLeftover(data: string): Promise<void> {
  const lock = path.join(data, 'postmaster.pid');
  const pid = readPid(lock);
  if (pid === undefined) return;
  const identity = identify(pid);
  if (identity && commandLine(pid).includes(data)) {
    await stopProcess(identity, { signal: 'SIGINT', group: false, graceMs: 30_000 });
  }
  rmSync(lock, { force: true });
}

/** The server writes `ready` into its lock when it takes connections. */
export function isReady(data: string, pid: number): boolean {
  try {
    const lines = readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function readPid(lock: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10) || undefined;
  } catch {
    return undefined;
  }
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return psCommand(pid);
  }
}

function psCommand(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}
