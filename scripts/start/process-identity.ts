import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './complaint';

/** A process beyond doubt: numbers are used again, the time of the start with it is not. */
export type ProcessIdentity = { pid: number; startedAt: string };

/** The identity of a running process; undefined when there is none, or only a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startedAt = process.platform === 'linux' ? startFromProc(pid) : startFromPs(pid);
  return startedAt ? { pid, startedAt } : undefined;
}

/** Whether that very process still runs. */
export function isRunning({ pid, startedAt }: ProcessIdentity): boolean {
  return identify(pid)?.startedAt === startedAt;
}

/** Asks a process to end, waits, and ends it by force after `graceMs`. */
export async function stopProcess(
  identity: ProcessIdentity,
  how: { signal: NodeJS.Signals; group: boolean; graceMs: number },
): Promise<void> {
  if (!isRunning(identity)) return;
  send(how.group ? -identity.pid : identity.pid, how.signal);
  if (!(await endsWithin(identity, how.graceMs))) {
    send(-identity.pid, 'SIGKILL');
    send(identity.pid, 'SIGKILL');
    await endsWithin(identity, 5000);
  }
  endGroup(identity.pid);
}

/** Every part leads its own group; nothing of it may outlive its leader. */
export function endGroup(leader: number): void {
  send(-leader, 'SIGKILL');
}

async function endsWithin(identity: ProcessIdentity, timeMs: number): Promise<boolean> {
  const deadline = Date.now() + timeMs;
  while (isRunning(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

function send(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') throw error;
  }
}

/** proc(5): state is the first field behind the command's name, the start time the twentieth. */
function startFromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function startFromPs(pid: number): string | undefined {
  try {
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return line.startsWith('Z') ? undefined : line.replace(/^\S+\s+/, '');
  } catch {
    return undefined;
  }
}
