import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
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

test('a worker that is asked to end finishes the mails under way and leaves the others in the queue', async () => {
  await inbox.close();
  inbox = await openInbox(0, { answerMs: 200 });
  await queueMails();
  const worker = startWorker();
  await until(async () => inbox.accepted.length >= 20);
  const askedAt = Date.now();
  await stop(worker);
  expect(Date.now() - askedAt).toBeLessThan(5000);
  expect(worker.exitCode).toBe(0);
  const { queued, sending, sent } = await countByState();
  expect({ sending, sent }).toEqual({ sending: 0, sent: inbox.accepted.length });
  expect(queued).toBe(MAILS - sent);
}, 120_000);

test('a worker outlives its database, keeps what was accepted meanwhile, and logs ids alone', async () => {
  await inbox.close();
  inbox = await openInbox(0, { answerMs: 1000 });
  await queueMails(5);
  const way = await openWay(world.login('worker'));
  const worker = startWorker(inbox.port, way.url);
  const lines = linesOf(worker);
  await until(async () => inbox.arrived.length === 5);
  way.cut();
  await until(async () => inbox.accepted.length === 5);
  await wait(1000);
  await way.open();
  await until(async () => (await countByState()).sent === 5);
  // It goes on with its work.
  await world.aContact();
  await world.sql`select wake_worker('deliver')`;
  await until(async () => (await countByState()).sent === 6);
  await stop(worker);
  way.cut();

  expect(worker.exitCode).toBe(0);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(() => JSON.parse(line), line).not.toThrow();
  expect(lines.join('\n')).not.toContain('@');
}, 120_000);

async function queueMails(count = MAILS): Promise<void> {
  for (let each = 0; each < count; each += 1) await world.aContact();
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

function startWorker(port = inbox.port, databaseUrl = world.login('worker')): ChildProcess {
  const worker = spawn(process.execPath, ['--import', 'tsx', 'worker/index.ts'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      LOG_LEVEL: 'trace',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'a secret for tests only',
      LINK_SECRET: 'a secret for tests only',
      APP_URL: 'http://localhost:3000',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
    },
  });
  // Nobody may hold it up by not reading.
  worker.stdout?.resume();
  worker.stderr?.resume();
  workers.push(worker);
  return worker;
}

/** What a worker says from now on, line by line. */
function linesOf(worker: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [worker.stdout, worker.stderr])
    if (stream) createInterface({ input: stream }).on('line', (line) => lines.push(line));
  return lines;
}

/** A way to the database that can be cut, as when its server is started anew. */
async function openWay(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => {}).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const open = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const port = await open(0);
  const url = new URL(databaseUrl);
  [url.hostname, url.port] = ['127.0.0.1', String(port)];
  return {
    url: url.href,
    open: () => open(port),
    cut: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
  };
}

async function stop(worker: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.kill(signal);
  await ended;
}

/** A real SMTP server that notes the Message-ID of every mail that came, and of those that it accepted. */
async function openInbox(port = 0, { answerMs = 20 } = {}) {
  const arrived: string[] = [];
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
        const id = /^Message-ID:\s*(\S+)/im.exec(source)?.[1] ?? '';
        arrived.push(id);
        // As slow as a server across the net, so that a kill meets mails in flight.
        setTimeout(() => {
          accepted.push(id);
          done();
        }, answerMs);
      });
    },
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  return {
    arrived,
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
