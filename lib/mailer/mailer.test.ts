import { afterAll, beforeAll, expect, test } from 'vitest';
import { listHeaders } from './list-headers';
import { createMailer, type Mailer, type OutgoingMail } from './mailer';
import { aMail, startSmtpServer } from './testing';

let server: Awaited<ReturnType<typeof startSmtpServer>>;
let mailer: Mailer;

beforeAll(async () => {
  server = await startSmtpServer();
  mailer = createMailer({ smtpUrl: server.url });
});

afterAll(async () => {
  await mailer.close();
  await server.close();
});

const jone = { name: 'Jone', address: 'jone@fjordbygg.example' };

const smuggling: [string, Partial<OutgoingMail>][] = [
  [
    'a line break in the recipient',
    { to: { ...jone, address: 'jone@x.example\r\nRCPT TO:<eve@x.example>' } },
  ],
  ['a trailing line break in the recipient', { to: { ...jone, address: 'jone@x.example\n' } }],
  ['a list of recipients by comma', { to: { ...jone, address: 'jone@x.example,eve@x.example' } }],
  [
    'a list of recipients by semicolon',
    { to: { ...jone, address: 'jone@x.example;eve@x.example' } },
  ],
  ['a bracketed recipient', { to: { ...jone, address: 'Eve <eve@x.example>' } }],
  ['a quoted recipient', { to: { ...jone, address: '"a,b"@x.example' } }],
  ['a recipient with NUL', { to: { ...jone, address: 'jone@x.example\0' } }],
  ['an empty recipient', { to: { ...jone, address: '' } }],
  ['a line break in the name', { to: { ...jone, name: 'Jone\r\nBcc: eve@x.example' } }],
  ['a line break in the sender', { from: { name: 'Kari', address: 'kari@x.example\nX: y' } }],
  [
    'a line break in the reply address',
    { replyTo: { name: 'Roy\nBcc: eve', address: 'roy@x.example' } },
  ],
  ['a line break in the subject', { subject: 'Hei\r\nBcc: eve@x.example' }],
  ['NUL in the subject', { subject: 'Hei\0' }],
  ['a line break in a header', { headers: { 'X-Note': 'a\r\nBcc: eve@x.example' } }],
  ['a line break in a header name', { headers: { 'X-Note:\r\nBcc': 'eve@x.example' } }],
  ['a Bcc header', { headers: { bCC: 'eve@x.example' } }],
  ['a second To header', { headers: { To: 'eve@x.example' } }],
  ['a content header', { headers: { 'Content-Type': 'text/plain' } }],
  ['a message id that is no UUID', { messageId: 'x>\r\nBcc: eve@x.example' }],
];

test.each(smuggling)('%s is refused for good, before any connection', async (_what, changes) => {
  expect(await mailer.send(aMail(changes))).toMatchObject({ ok: false, reason: 'rejected' });
  expect(server.received).toEqual([]);
});

test('a mailer without a way out is a wrong setting', () => {
  expect(() => createMailer({})).toThrow('RESEND_API_KEY or SMTP_URL');
});

test('the list headers follow their RFCs', () => {
  const unsubscribeUrl = 'https://samtykke.example/api/unsubscribe/abc';
  expect(listHeaders({ unsubscribeUrl, listId: 'appex.lister.appex.example' })).toEqual({
    'List-Unsubscribe': `<${unsubscribeUrl}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': '<appex.lister.appex.example>',
  });
  const both = listHeaders({ unsubscribeUrl, mailto: 'av+appex@appex.example', listId: 'a.b' });
  expect(both['List-Unsubscribe']).toBe(
    `<${unsubscribeUrl}>, <mailto:av%2Bappex@appex.example?subject=unsubscribe>`,
  );
});

test.each(['no dot', 'nodot', 'a.b>\r\nBcc: x', '.a.b'])('the list id %j is refused', (listId) => {
  expect(() => listHeaders({ unsubscribeUrl: 'https://x.example/u', listId })).toThrow('list id');
});

test('only a web address may be the unsubscribe address', () => {
  expect(() => listHeaders({ unsubscribeUrl: 'javascript:alert(1)', listId: 'a.b' })).toThrow(
    'web address',
  );
});
