import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from './support/world';

const MAILS = 200;

let world: World;
let inbox: Awaited<ReturnType<typeof openInbox>>;
let workers: ChildProcess[];

beforeEach(async () => {
  world = await createWorld();
  inbox = await openInbox();
  workers = [];
}, 60_000);

afterEach(async () => {
  await Promise.all(workers.map((worker) => stop(worker)));
  await inbox.close();
  await world.close();
});

test('two workers on one queue hand every message over once', async () => {
  await queueMails();
  startWorker();
  startWorker();
  await until(async () => (await countByState()).sent === MAILS);
  await wait(500);
  expect(inbox.accepted).toHaveLength(MAILS);
  expect(new Set(inbox.accepted).size).toBe(MAILS);
}, 120_000);

test('a worker killed in the middle sends nothing twice and loses nothing but shows what was in flight', async () => {
  await queueMails();
  const victim = startWorker();
  await until(async () => inbox.accepted.length >= MAILS / 4);
  await stop(victim, 'SIGKILL');
  const { sending: inFlight } = await countByState();
  await world.owner`update message set gated_at = gated_at - interval '2 minutes' where state = 'sending'`;
  startWorker();
  await until(
    async () => (await countByState()).queued === 0 && (await countByState()).sending === 0,
  );

  const { sent, unknown } = await countByState();
  expect(sent + unknown).toBe(MAILS);
  expect(unknown).toBe(inFlight);
  expect(unknown).toBeLessThanOrEqual(20);
  expect(new Set(inbox.accepted).size).toBe(inbox.accepted.length);
  expect(inbox.accepted.length).toBeGreaterThanOrEqual(sent);
}, 120_000);

test('while the transport is down mails wait, and leave once when it is back', async () => {
  const { port } = inbox;
  await inbox.close();
  await world.aContact();
  startWorker(port);
  await until(async () => {
    const [row] = await world.sql`select state, reason, attempts from message`;
    return row?.state === 'queued' && row.reason === 'transportUnavailable' && row.attempts >= 1;
  });
  inbox = await openInbox(port);
  await until(async () => (await countByState()).sent === 1);
  expect(inbox.accepted).toHaveLength(1);
}, 120_000);

async function queueMails(): Promise<void> {
  for (let each = 0; each < MAILS; each += 1) await world.aContact();
}

async function countByState() {
  const rows = await world.sql<{ state: string; count: number }[]>`
    select state, count(*)::int as count from message group by state`;
  return {
    queued: 0,
    sending: 0,
    sent: 0,
    unknown: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.count])),
  };
}

function startWorker(port = inbox.port): ChildProcess {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'worker/index.ts'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: world.login('worker'),
      AUTH_SECRET: 'a secret for tests only',
      LINK_SECRET: 'a secret for tests only',
      APP_URL: 'http://localhost:3000',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    },
  });
  workers.push(worker);
  return worker;
}

async function stop(worker: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill(signal);
  await ended;
}

/** A real SMTP server that notes the Message-ID of every mail that it accepted. */
async function openInbox(port = 0) {
  const accepted: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, done) {
      let source = '';
      stream.on('data', (chunk) => {
        source += chunk;
      });
      stream.on('end', () => {
        // As slow as a server across the net, so that a kill meets mails in flight.
        setTimeout(() => {
          accepted.push(/^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? '');
          done();
        }, 20);
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    accepted,
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 90_000; Date.now() < deadline; await wait(100)) {
    if (await isTrue()) return;
  }
  throw new Error('It did not come true in time.');
}
