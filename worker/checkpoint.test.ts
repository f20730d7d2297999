import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listCheckpoints } from '@/domain/checkpoints/queries';
import { sinkLine } from '@/domain/checkpoints/rules';
import { countUndelivered, listOverdue, listUndelivered } from '@/domain/sinks/queries';
import { log } from '@/lib/log';
import { createMailer } from '@/lib/mailer/mailer';
import { startSmtpServer } from '@/lib/mailer/testing';
import { newSigningKey, parseSigningKey } from '@/lib/signing-key';
import { createWorld, type World } from '@/tests/support/world';
import { checkpoint } from './checkpoint';
import { fileSink } from './sinks/file';
import { mailSink } from './sinks/mail';
import { type Sink, withBackOff } from './sinks/sink';
import { urlSink } from './sinks/url';

const key = parseSigningKey(newSigningKey());
let world: World;
const opened: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  world = await createWorld();
  opened.push(world.close);
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const close of opened.splice(0).reverse()) await close();
});

/** One more answer, and the worker's minute. */
async function newsFor(...sinks: Sink[]) {
  await world.aContact({ granted: ['appex'] });
  await checkpoint(world.worker, { key, sinks });
}

const minuteFor = (...sinks: Sink[]) => checkpoint(world.worker, { key, sinks });
const taken = async () => (await listCheckpoints(world.system)).map(sinkLine);
const missing = async (sink: Sink['name']) =>
  (await listUndelivered(world.system, sink)).map((each) => each.seq);

/** A place on this machine that keeps what is posted to it. */
async function startReceiver(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push(body);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received };
}

const answers = (status: number) => (_request: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(status, { location: '/elsewhere' }).end();

async function startMailer() {
  const smtp = await startSmtpServer();
  const mailer = createMailer({ smtpUrl: smtp.url });
  opened.push(smtp.close, mailer.close);
  return { mailer, received: smtp.received };
}

async function aFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'samtykke-sinks-'));
  opened.push(() => rm(folder, { recursive: true }));
  return path.join(folder, 'checkpoints.jsonl');
}

const linesOf = async (file: string) => (await readFile(file, 'utf8')).trim().split('\n');

test.each([
  [
    'a wording that is published',
    `insert into notice (level_id, version, locale, content, sha256, published_at)
     select level_id, 2, locale, content, sha256, now() - interval '2 minutes' from notice limit 1`,
  ],
  [
    'what a contact was shown',
    `insert into served (id, contact_id, notice_id, message_id)
     select id_from(now() - interval '2 minutes'), (select id from contact limit 1), id, uuid_v7() from notice limit 1`,
  ],
  [
    'a deed of staff',
    `insert into audit_entry (id, action, subject_type) values (id_from(now() - interval '2 minutes'), 'login', 'staff')`,
  ],
])('%s is news after a minute, without an answer', async (_what, happens) => {
  await world.aContact();
  await minuteFor();
  expect(await taken()).toEqual([]);
  await world.owner.unsafe(happens);
  await minuteFor();
  await minuteFor();
  expect(await taken()).toHaveLength(1);
});

test('every checkpoint is posted as one JSON object, in order and once', async () => {
  const { url, received } = await startReceiver(answers(204));
  await newsFor();
  await newsFor(urlSink(url));
  await minuteFor(urlSink(url));
  expect(received).toEqual(await taken());
  expect(received).toHaveLength(2);
  expect(await missing('url')).toEqual([]);
});

test.each([500, 404, 302])(
  'what is answered by %i is not delivered, and comes again',
  async (status) => {
    const said = vi.spyOn(log, 'error').mockReturnValue();
    let now = status;
    const { url, received } = await startReceiver((request, response) =>
      answers(now)(request, response),
    );
    await newsFor();
    await newsFor(urlSink(url));
    expect(received).toHaveLength(1);
    expect(await missing('url')).toEqual([1, 2]);
    expect(said).toHaveBeenCalledOnce();
    now = 200;
    await minuteFor(urlSink(url));
    expect(await missing('url')).toEqual([]);
  },
);

test('an address that never answers is given up in time', async () => {
  vi.spyOn(log, 'error').mockReturnValue();
  const { url } = await startReceiver(() => {});
  const startedAt = Date.now();
  await newsFor(urlSink(url, { answerSecondsMax: 0.2 }));
  expect(Date.now() - startedAt).toBeLessThan(3_000);
  expect(await missing('url')).toEqual([1]);
});

test('a sink that fails stops neither the others nor the checkpoints', async () => {
  vi.spyOn(log, 'error').mockReturnValue();
  const file = await aFile();
  const { mailer, received } = await startMailer();
  const others = [fileSink(file), mailSink('keeper@outside.example', mailer)];
  await newsFor(urlSink('http://127.0.0.1:1/'), ...others);
  await newsFor(urlSink('http://127.0.0.1:1/'), ...others);
  expect(await linesOf(file)).toEqual(await taken());
  expect(received).toHaveLength(1);
  expect(await missing('url')).toEqual([1, 2]);
  expect(await countUndelivered(world.system, 'url')).toBe(2);
});

test('a sink that lacks a checkpoint for hours is named, and one that is not in use is not', async () => {
  await newsFor();
  expect(await listOverdue(world.system, ['file', 'mail'])).toEqual([]);
  await world.owner`alter table checkpoint disable trigger user`;
  await world.owner`update checkpoint set body = jsonb_set(body::jsonb, '{at}', to_jsonb(utc_text(now() - interval '3 hours')))::text`;
  await newsFor();
  const [found, ...rest] = await listOverdue(world.system, ['file']);
  expect(rest).toEqual([]);
  expect(found).toMatchObject({ sink: 'file', count: 2 });
  expect(found?.since.getTime()).toBeLessThan(Date.now() - 2 * 3_600_000);
});

test('a place that fails is left alone for a minute, then twice as long, an hour at most', async () => {
  let now = 0;
  const tries: number[] = [];
  const broken = withBackOff(
    {
      name: 'url',
      deliver: async () => {
        tries.push(now / 60_000);
        throw new Error('down');
      },
    },
    () => now,
  );
  for (let minute = 0; minute <= 250; minute += 1) {
    now = minute * 60_000;
    await broken.deliver(world.worker).catch(() => {});
  }
  expect(tries).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243]);
});

test('a mail an hour carries the newest checkpoint and speaks for those before it', async () => {
  const { mailer, received } = await startMailer();
  const sink = mailSink('keeper@outside.example', mailer);
  await newsFor();
  await newsFor(sink);
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: 'post@appex.example', to: ['keeper@outside.example'] });
  expect(received[0]?.source).toContain('Subject: Samtykke: checkpoint 2');
  const [, newest = ''] = await taken();
  expect(received[0]?.source.replace(/=\r?\n/g, '').replaceAll('=3D', '=')).toContain(newest);
  expect(await missing('mail')).toEqual([]);

  await newsFor(sink);
  await newsFor(sink);
  expect(received).toHaveLength(1);
  expect(await missing('mail')).toEqual([3, 4]);

  await world.owner`update checkpoint_delivery set delivered_at = now() - interval '61 minutes'`;
  await minuteFor(sink);
  await minuteFor(sink);
  expect(received).toHaveLength(2);
  expect(received[1]?.source).toContain('Subject: Samtykke: checkpoint 4');
  expect(await missing('mail')).toEqual([]);
});

test('a mail that is not accepted is not delivered', async () => {
  vi.spyOn(log, 'error').mockReturnValue();
  const smtp = await startSmtpServer({
    onRcptTo: (_address, _session, done) => done(new Error('no such box')),
  });
  const mailer = createMailer({ smtpUrl: smtp.url });
  opened.push(smtp.close, mailer.close);
  await newsFor(mailSink('nobody@outside.example', mailer));
  expect(await missing('mail')).toEqual([1]);
});
