import { parseCronItems, run } from 'graphile-worker';
import { connect } from '@/db/client';
import { requireFewRights } from '@/db/rights';
import { deleteExpiredAddresses } from '@/domain/addresses/commands';
import { createCtx } from '@/domain/context';
import { decideByRule } from '@/domain/deciding/commands';
import { expireConsents } from '@/domain/expiry/commands';
import { remindInvited } from '@/domain/reminders/commands';
import { remindOfRenewal } from '@/domain/renewals/commands';
import { releaseWaves } from '@/domain/wave-releases/commands';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { createMailer } from '@/lib/mailer/mailer';
import { parseSigningKey } from '@/lib/signing-key';
import { checkpoint } from './checkpoint';
import { deliver } from './deliver';
import { queueLogger, withoutValues } from './queue';
import { schedule } from './schedule';
import { fileSink } from './sinks/file';
import { mailSink } from './sinks/mail';
import { withBackOff } from './sinks/sink';
import { urlSink } from './sinks/url';

const { settings, db, close } = await begin().catch((error: Error) => {
  log.fatal(error.message);
  process.exit(1);
});
const mailer = createMailer({
  resendApiKey: settings.RESEND_API_KEY,
  resendBaseUrl: settings.RESEND_BASE_URL,
  smtpUrl: settings.SMTP_URL,
});
const ctx = createCtx(
  db,
  { type: 'system', name: 'worker' },
  { appUrl: settings.APP_URL, linkSecret: settings.LINK_SECRET },
);

/** Whoever asks this process to end waits for the mails under way, and not for the whole outbox. */
const stopping = new AbortController();

const key = settings.CHECKPOINT_KEY ? parseSigningKey(settings.CHECKPOINT_KEY) : undefined;
if (!key) log.warn('CHECKPOINT_KEY is not set: the ledger is not signed.');

const { CHECKPOINT_FILE, CHECKPOINT_MAIL, CHECKPOINT_URL } = settings;
const sinks = [
  ...(CHECKPOINT_FILE ? [fileSink(CHECKPOINT_FILE)] : []),
  ...(CHECKPOINT_MAIL ? [withBackOff(mailSink(CHECKPOINT_MAIL, mailer))] : []),
  ...(CHECKPOINT_URL ? [withBackOff(urlSink(CHECKPOINT_URL))] : []),
];

const tasks = {
  checkpoint: () => checkpoint(ctx, { key, sinks }),
  decide: async () => {
    for (const experimentId of await decideByRule(ctx))
      log.info({ experimentId }, 'The rule has decided an experiment.');
  },
  expire: async () => void (await expireConsents(ctx)),
  forgetAddresses: async () => void (await deleteExpiredAddresses(ctx)),
  remind: async () => void (await remindOfRenewal(ctx)),
  remindInvited: async () => void (await remindInvited(ctx)),
  releaseWaves: async () => void (await releaseWaves(ctx)),
  deliver: () =>
    deliver(ctx, mailer, {
      idempotentTransport: Boolean(settings.RESEND_API_KEY),
      stopping: stopping.signal,
    }),
};

// The queue waits for no answer when it notes how a task ended: without the database the process would end of it.
process.on('unhandledRejection', (error) => log.error({ error }, 'Something was not kept.'));

const runner = await run({
  connectionString: settings.DATABASE_URL,
  concurrency: 2,
  noHandleSignals: true,
  pollInterval: 1000,
  logger: queueLogger,
  taskList: Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [name, withoutValues(task)]),
  ),
  parsedCronItems: parseCronItems(schedule.map((each) => ({ ...each }))),
}).catch((error: unknown) => {
  log.fatal({ error }, 'The queue cannot be opened. Run npm run db:migrate, and start again.');
  process.exit(1);
});
log.info('The worker is ready.');

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stopping.abort();
    void runner.stop();
  });
}
await runner.promise;
await mailer.close();
await close();

/** The settings and the database. What is wrong with either can be mended, and is said in one line. */
async function begin() {
  const settings = env();
  const connection = connect(settings.DATABASE_URL, { poolMax: settings.DATABASE_POOL_MAX });
  await requireFewRights(connection.sql, 'worker');
  return { settings, ...connection };
}
