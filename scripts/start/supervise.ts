import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { Complaint } from './complaint';
import { lastLines } from './logs';
import { endGroup, identify, stopProcess } from './process-identity';
import { projectRoot } from './project';
import type { RunningPart, RunRecord } from './run-record';

/** A process of ours, and how it is to be treated. */
export type Part = {
  name: string;
  command: string;
  args: string[];
  env: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number } | undefined;
  /** A Node of ours: it is told through a channel when the supervisor is gone. */
  leash?: boolean;
  /** A log file, or the terminal. */
  output: string | 'terminal';
  /** The database and the inbox serve the others, so they end last. */
  ends: 'first' | 'last';
  stopSignal?: 'SIGTERM' | 'SIGINT';
  /** PostgreSQL wants the signal for itself; it tells its own processes. */
  signalGroup?: boolean;
  graceMs?: number;
};

export type Outcome = { reason: 'asked' } | { reason: 'crashed'; part: Part; how: string };

type Child = { part: Part; running: RunningPart };

/** Starts processes, watches them, and ends all of them when one ends or when asked to. */
export class Supervisor {
  readonly outcome: Promise<Outcome>;
  readonly #record: RunRecord | undefined;
  readonly #children = new Set<Child>();
  #settle: (outcome: Outcome) => void = () => {};
  #ending = false;

  constructor(record?: RunRecord) {
    this.#record = record;
    this.outcome = new Promise((resolve) => {
      this.#settle = resolve;
    });
  }

  /** Starts a part that is to run until the end; its own end is a crash. */
  start(part: Part): number {
    const { process: child, pid } = this.#spawn(part);
    child.once('exit', (code, signal) =>
      this.end({ reason: 'crashed', part, how: signal ?? `exit code ${code}` }),
    );
    return pid;
  }

  /** Runs a part to its end. Complains when it fails. */
  run(part: Part): Promise<void> {
    const { process: child } = this.#spawn(part);
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => {
        if (code === 0) resolve();
        else reject(new Complaint(`${part.name} failed.${lastLines(part.output)}`));
      });
    });
  }

  /** The first to call this decides how the run ended. */
  end(outcome: Outcome): void {
    this.#ending = true;
    this.#settle(outcome);
  }

  /** Ends everything that still runs, what serves the others last. */
  async stopAll(): Promise<void> {
    this.#ending = true;
    for (const rank of ['first', 'last'] as const) {
      const children = [...this.#children].filter(({ part }) => part.ends === rank);
      await Promise.all(children.map((child) => this.#stop(child)));
    }
  }

  async #stop({ part, running }: Child): Promise<void> {
    await stopProcess(running, {
      signal: running.stopSignal,
      group: running.group,
      graceMs: part.graceMs ?? 5000,
    });
  }

  #spawn(part: Part): { process: ChildProcess; pid: number } {
    if (this.#ending) throw new Complaint('Stopped while starting.');
    const child = spawnApart(part);
    const pid = child.pid;
    if (pid === undefined) {
      child.once('error', () => {});
      throw new Complaint(`${part.name} could not be started (${part.command}).`);
    }
    const running: RunningPart = {
      // One that has ended within a millisecond has no identity any more; its exit event follows.
      ...(identify(pid) ?? { pid, startedAt: 'ended' }),
      name: part.name,
      stopSignal: part.stopSignal ?? 'SIGTERM',
      group: part.signalGroup ?? true,
    };
    const entry = { part, running };
    this.#children.add(entry);
    this.#record?.add(running);
    child.once('exit', () => {
      this.#children.delete(entry);
      if (running.group) endGroup(pid);
      this.#record?.remove(pid);
    });
    return { process: child, pid };
  }
}

/** In a group of its own: Ctrl-C in the terminal reaches the supervisor alone, which then keeps the order. */
function spawnApart(part: Part): ChildProcess {
  const output = part.output === 'terminal' ? 'inherit' : openLog(part.output);
  const child = spawn(part.command, part.args, {
    cwd: part.user ? '/' : projectRoot,
    env: part.env,
    ...part.user,
    detached: true,
    stdio: ['ignore', output, output, part.leash ? 'ipc' : 'ignore'],
  });
  if (typeof output === 'number') closeSync(output);
  return child;
}

function openLog(file: string): number {
  mkdirSync(path.dirname(file), { recursive: true });
  return openSync(file, 'w');
}
