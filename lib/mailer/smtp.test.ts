import { simpleParser } from 'mailparser';
import { afterEach, expect, test } from 'vitest';
import { createMailer, type Mailer } from './mailer';
import { aMail, startRawSmtpServer, startSmtpServer } from './testing';

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

function mailerTo(server: { url: string; close: () => Promise<void> }): Mailer {
  const mailer = createMailer({ smtpUrl: server.url });
  closing.push(mailer.close, server.close);
  return mailer;
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

test('a mail is handed over once, with our Message-ID, both bodies and the given headers', async () => {
  const server = await startSmtpServer();
  const mail = aMail({
    replyTo: { name: 'Roy', address: 'roy@appex.example' },
    headers: {
      'List-Unsubscribe': `<https://samtykke.example/api/unsubscribe/${'a'.repeat(120)}>`,
    },
  });
  const messageId = `<${mail.messageId}@appex.example>`;

  expect(await mailerTo(server).send(mail)).toEqual({ ok: true, providerId: messageId });

  expect(server.received).toHaveLength(1);
  const [{ from, to, source } = { from: '', to: [], source: '' }] = server.received;
  expect({ from, to }).toEqual({ from: 'kari@appex.example', to: ['jone@fjordbygg.example'] });
  const parsed = await simpleParser(source);
  expect(parsed.messageId).toBe(messageId);
  expect(parsed.from?.value).toEqual([{ name: 'Kari Moe, Appex', address: 'kari@appex.example' }]);
  expect(parsed.replyTo?.text).toBe('"Roy" <roy@appex.example>');
  expect(parsed.subject).toBe('Gjør dine valg');
  expect(parsed.text?.trim()).toBe('Hei på deg');
  expect(parsed.html).toContain('<p>Hei på deg</p>');
  expect(source.replace(/\r\n\s+/g, ' ')).toContain(
    `List-Unsubscribe: ${mail.headers['List-Unsubscribe']}`,
  );
});

test('a Norwegian domain travels in punycode', async () => {
  const server = await startRawSmtpServer({ onBody: (socket) => socket.write('250 taken\r\n') });
  const to = { name: 'Åse', address: 'ase@blåbær.no' };
  expect(await mailerTo(server).send(aMail({ to }))).toMatchObject({ ok: true });
  expect(server.lines).toContain('RCPT TO:<ase@xn--blbr-roah.no>');
});

test('an answer of 5xx about the recipient or the body is final', async () => {
  const noSuchUser = await startSmtpServer({
    onRcptTo: (_address, _session, done) => done(refusal(550, 'No such user')),
  });
  expect(await mailerTo(noSuchUser).send(aMail())).toMatchObject({
    reason: 'rejected',
    detail: expect.stringContaining('No such user'),
  });
  const spam = await startSmtpServer({
    onData: (stream, _session, done) => stream.resume().on('end', () => done(refusal(554, 'Spam'))),
  });
  expect(await mailerTo(spam).send(aMail())).toMatchObject({ reason: 'rejected' });
});

test('an answer of 4xx may be tried again', async () => {
  const busy = await startSmtpServer({
    onRcptTo: (_address, _session, done) => done(refusal(451, 'Greylisted')),
  });
  expect(await mailerTo(busy).send(aMail())).toMatchObject({ reason: 'unavailable' });
  const full = await startSmtpServer({
    onData: (stream, _session, done) => stream.resume().on('end', () => done(refusal(452, 'Full'))),
  });
  expect(await mailerTo(full).send(aMail())).toMatchObject({ reason: 'unavailable' });
});

test('a wrong password costs no mail: it may be tried again once the setting is right', async () => {
  const server = await startSmtpServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusal(535, 'Bad credentials')),
  });
  const withUser = { ...server, url: server.url.replace('://', '://user:wrong@') };
  expect(await mailerTo(withUser).send(aMail())).toMatchObject({ reason: 'unavailable' });
  expect(await mailerTo(server).send(aMail())).toMatchObject({ reason: 'unavailable' });
});

test('a refused connection may be tried again', async () => {
  const server = await startSmtpServer();
  await server.close();
  const mailer = createMailer({ smtpUrl: server.url });
  expect(await mailer.send(aMail())).toMatchObject({ reason: 'unavailable' });
  await mailer.close();
});

test('a connection cut before the body may be tried again', async () => {
  const server = await startRawSmtpServer({ onCommand: (socket) => socket.destroy() });
  expect(await mailerTo(server).send(aMail())).toMatchObject({ reason: 'unavailable' });
});

test('a connection cut after the body was sent is for a person to decide, and is tried once', async () => {
  const server = await startRawSmtpServer({
    onBody: (socket, body) => body.endsWith('\r\n.\r\n') && socket.destroy(),
  });
  expect(await mailerTo(server).send(aMail())).toMatchObject({ ok: false, reason: 'unknown' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(server.lines.filter((line) => line === 'CONNECT')).toHaveLength(1);
});

test('close finishes the mails under way and refuses new ones', async () => {
  const server = await startSmtpServer();
  const mailer = createMailer({ smtpUrl: server.url });
  const handOver = mailer.send(aMail());
  await expect.poll(() => server.received.length).toBe(1);
  await mailer.close();
  expect(await handOver).toMatchObject({ ok: true });
  expect(await mailer.send(aMail())).toMatchObject({ reason: 'unavailable' });
  await server.close();
});

test('fifty mails at once are each handed over once', async () => {
  const server = await startSmtpServer();
  const mailer = mailerTo(server);
  const ids = Array.from(
    { length: 50 },
    (_, index) => aMail().messageId.slice(0, -2) + (index + 10),
  );
  const results = await Promise.all(ids.map((messageId) => mailer.send(aMail({ messageId }))));
  expect(results.every(({ ok }) => ok)).toBe(true);
  const sources = server.received.map(({ source }) => source).join('');
  expect(server.received).toHaveLength(50);
  for (const id of ids) expect(sources.split(`<${id}@`)).toHaveLength(2);
});
