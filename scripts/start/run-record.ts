import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Complaint, errorCode } from './complaint';
import { identify, isRunning, type ProcessIdentity, stopProcess } from './process-identity';
import { shown } from './project';

const Identity = z.object({ pid: z.number(), startedAt: z.string() });

const Run = z.object({
  supervisor: Identity,
  appUrl: z.string(),
  /** What the app was started with; empty until all of it runs. */
  environment: z.record(z.string(), z.string()),
  parts: z.array(
    Identity.extend({
      name: z.string(),
      stopSignal: z.enum(['SIGTERM', 'SIGINT']),
      group: z.boolean(),
    }),
  ),
});

export type Run = z.output<typeof Run>;
export type RunningPart = Run['parts'][number];

/** `run.json` of a data folder: who runs from it, with which parts, so that the next start can clear up after a kill. */
export class RunRecord {
  readonly #file: string;
  #run: Run;
  #released = false;

  private constructor(file: string, run: Run) {
    this.#file = file;
    this.#run = run;
  }

  /**
   * Takes the data folder for this process and stops what a killed start left behind.
   * Complains when another start is alive in it.
   */
  static async claim(dataDir: string, appUrl: string): Promise<RunRecord> {
    const supervisor = identify(process.pid);
    if (!supervisor) throw new Error('This process could not find itself.');
    makeDataDir(dataDir);
    const record = new RunRecord(runFile(dataDir), {
      supervisor,
      appUrl,
      environment: {},
      parts: [],
    });
    for (let attempt = 0; attempt < 3; attempt += 1) {
      if (record.#create()) return record;
      await clearUpAfter(findRun(dataDir), dataDir);
      rmSync(record.#file, { force: true });
    }
    throw new Complaint(`Another start took ${shown(dataDir)} at the same moment.`);
  }

  add(part: RunningPart): void {
    this.#write({ ...this.#run, parts: [...this.#run.parts, part] });
  }

  remove(pid: number): void {
    this.#write({ ...this.#run, parts: this.#run.parts.filter((part) => part.pid !== pid) });
  }

  /** Tells other commands how to reach what runs now. */
  publish(environment: Record<string, string>): void {
    this.#write({ ...this.#run, environment });
  }

  release(): void {
    this.#released = true;
    rmSync(this.#file, { force: true });
  }

  /** False when the file is there already. */
  #create(): boolean {
    try {
      writeFileSync(this.#file, JSON.stringify(this.#run, null, 2), { flag: 'wx', mode: 0o600 });
      return true;
    } catch (error) {
      if (errorCode(error) === 'EEXIST') return false;
      throw new Complaint(`Cannot write to the data folder: ${errorCode(error)} ${this.#file}.`);
    }
  }

  #write(run: Run): void {
    this.#run = run;
    if (this.#released) return;
    const draft = `${this.#file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(run, null, 2), { mode: 0o600 });
    renameSync(draft, this.#file);
  }
}

/** The run that the data folder speaks of, dead or alive; undefined when there is none that can be read. */
export function findRun(dataDir: string): Run | undefined {
  try {
    return Run.safeParse(JSON.parse(readFileSync(runFile(dataDir), 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Stops the parts of a run whose supervisor is gone. */
async function stopOrphans(run: Run): Promise<void> {
  const orphans = run.parts.filter(isRunning);
  // The database goes last, as in an orderly end.
  const byRank = [orphans.filter((part) => part.group), orphans.filter((part) => !part.group)];
  for (const parts of byRank) {
    await Promise.all(
      parts.map((part) =>
        stopProcess(part, { signal: part.stopSignal, group: part.group, graceMs: 10_000 }),
      ),
    );
  }
}

async function clearUpAfter(run: Run | undefined, dataDir: string): Promise<void> {
  if (!run) return;
  if (isRunning(run.supervisor)) throw new Complaint(aliveMessage(run.supervisor, run, dataDir));
  await stopOrphans(run);
}

function aliveMessage({ pid }: ProcessIdentity, { appUrl }: Run, dataDir: string): string {
  return `Samtykke already runs from ${shown(dataDir)} (process ${pid}, ${appUrl}). Stop it, or start a copy: DATA_DIR=.data2 PORT=3001 SMTP_PORT=1026 INBOX_PORT=1081 npm start`;
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new Complaint(`The data folder ${dataDir} cannot be made: ${errorCode(error)}.`);
  }
}

function runFile(dataDir: string): string {
  return path.join(dataDir, 'run.json');
}
