import { parseArgs } from 'node:util';
import { Complaint } from './complaint';
import { startDemo } from './demo';
import { lastLines } from './logs';
import { removeHome } from './postgres/home';
import { startProduction } from './production';
import { projectRoot } from './project';
import { removeData } from './reset';
import { RunRecord } from './run-record';
import { readSettings, type Settings } from './settings';
import { printSummary } from './summary';
import { type Outcome, Supervisor } from './supervise';
import { removeTemporaryDataDir } from './temporary';

process.chdir(projectRoot);
try {
  process.exit(await main());
} catch (error) {
  if (!(error instanceof Complaint)) throw error;
  console.error(error.message);
  process.exit(1);
}

async function main(): Promise<number> {
  const options = readOptions();
  const settings = readSettings(process.env);
  if (settings.databaseUrl && (options.reset || options['reset-database'])) {
    throw new Complaint('A reset is for the demo only: with DATABASE_URL set nothing is deleted.');
  }
  const record = settings.databaseUrl
    ? undefined
    : await RunRecord.claim(settings.dataDir, settings.appUrl);
  const supervisor = new Supervisor(record);
  listenForTheEnd(supervisor);
  try {
    if (options['reset-database']) {
      removeHome(settings.dataDir);
      console.log('The demo’s database is deleted. The next `npm start` makes it anew.');
      return 0;
    }
    if (options.reset) removeData(settings.dataDir);
    const started = start(supervisor, record, settings, options.dev);
    const outcome = await Promise.race([
      started.then(() => supervisor.outcome),
      supervisor.outcome,
    ]);
    return report(outcome);
  } finally {
    await supervisor.stopAll();
    record?.release();
    if (options.temporary) removeTemporaryDataDir(settings.dataDir);
  }
}

async function start(
  supervisor: Supervisor,
  record: RunRecord | undefined,
  settings: Settings,
  dev: boolean,
): Promise<void> {
  if (!record) {
    await startProduction(supervisor, settings, { dev });
    console.log(`Samtykke runs at ${settings.appUrl}`);
    return;
  }
  const { home } = await startDemo(supervisor, record, settings, { dev });
  printSummary(settings, home);
}

/** `--temporary` is for tests: it deletes the whole data folder in the end. */
function readOptions() {
  const flag = { type: 'boolean', default: false } as const;
  const options = { reset: flag, 'reset-database': flag, dev: flag, temporary: flag };
  try {
    return parseArgs({ options }).values;
  } catch {
    throw new Complaint('Usage: npm start [-- --reset]');
  }
}

function listenForTheEnd(supervisor: Supervisor): void {
  const end = () => supervisor.end({ reason: 'asked' });
  // npm hands on a Ctrl-C that the terminal has sent already, so each may come more than once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.once('disconnect', end);
}

function report(outcome: Outcome): number {
  if (outcome.reason === 'asked') return 0;
  const { part, how } = outcome;
  console.error(`${part.name} ended unexpectedly (${how}).${lastLines(part.output)}`);
  return 1;
}
