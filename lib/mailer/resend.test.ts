import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createMailer, type Mailer } from './mailer';
import { aMail } from './testing';

type Answer = { status: number; body: unknown } | 'cut';
type Request = { path: string; headers: IncomingHttpHeaders; body: Record<string, unknown> };

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A Resend on loopback that gives the answers in turn, and the last one for ever after. */
async function resendThatAnswers(
  ...answers: Answer[]
): Promise<{ mailer: Mailer; requests: Request[] }> {
  const requests: Request[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({ path: request.url ?? '', headers: request.headers, body: JSON.parse(body) });
    const answer = answers[Math.min(requests.length, answers.length) - 1] ?? 'cut';
    if (answer === 'cut') return request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo;
  const resendBaseUrl = `http://127.0.0.1:${port}/`;
  return { mailer: createMailer({ resendApiKey: 're_test', resendBaseUrl }), requests };
}

function anError(status: number, name: string): Answer {
  return { status, body: { statusCode: status, name, message: 'as the test wants it' } };
}

test('a mail is handed over with our id as idempotency key', async () => {
  const { mailer, requests } = await resendThatAnswers({ status: 200, body: { id: 'resend-1' } });
  const mail = aMail({ headers: { 'List-Id': '<appex.lister.example>' } });

  expect(await mailer.send(mail)).toEqual({ ok: true, providerId: 'resend-1' });

  expect(requests).toHaveLength(1);
  expect(requests[0]?.path).toBe('/emails');
  expect(requests[0]?.headers).toMatchObject({
    authorization: 'Bearer re_test',
    'idempotency-key': mail.messageId,
  });
  expect(requests[0]?.body).toEqual({
    from: '"Kari Moe, Appex" <kari@appex.example>',
    to: ['"Jone Tveit" <jone@fjordbygg.example>'],
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: mail.headers,
  });
});

test('a lost answer may be asked for again, with the same key', async () => {
  const { mailer, requests } = await resendThatAnswers('cut', {
    status: 200,
    body: { id: 'resend-1' },
  });
  expect(await mailer.send(aMail())).toMatchObject({ reason: 'unavailable' });
  expect(await mailer.send(aMail())).toEqual({ ok: true, providerId: 'resend-1' });
  const keys = requests.map(({ headers }) => headers['idempotency-key']);
  expect(keys).toEqual([aMail().messageId, aMail().messageId]);
});

test.each([
  [422, 'validation_error', 'rejected'],
  [403, 'validation_error', 'rejected'],
  [400, 'invalid_idempotency_key', 'rejected'],
  [403, 'invalid_api_key', 'unavailable'],
  [401, 'restricted_api_key', 'unavailable'],
  [409, 'concurrent_idempotent_requests', 'unavailable'],
  [409, 'invalid_idempotent_request', 'unknown'],
  [429, 'rate_limit_exceeded', 'unavailable'],
  [500, 'internal_server_error', 'unavailable'],
])('status %i %s makes the mail %s', async (status, name, reason) => {
  const { mailer } = await resendThatAnswers(anError(status, name));
  expect(await mailer.send(aMail())).toMatchObject({ ok: false, reason });
});

test('an answer that is not from Resend may be tried again', async () => {
  const { mailer } = await resendThatAnswers(
    { status: 502, body: null },
    { status: 502, body: {} },
  );
  expect(await mailer.send(aMail())).toMatchObject({ reason: 'unavailable' });
  expect(await mailer.send(aMail())).toMatchObject({ reason: 'unavailable' });
});

test('a name can not add a recipient', async () => {
  const { mailer, requests } = await resendThatAnswers({ status: 200, body: { id: 'resend-1' } });
  await mailer.send(aMail({ to: { name: 'A" <eve@x.example>, "B\\', address: 'jone@x.example' } }));
  expect(requests[0]?.body.to).toEqual(['"A\\" <eve@x.example>, \\"B\\\\" <jone@x.example>']);
});
