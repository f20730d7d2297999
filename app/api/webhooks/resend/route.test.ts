import { createHmac, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { suppression } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import { markSent } from '@/domain/messages/commands';
import { createWorld, type World } from '@/tests/support/world';

const held = vi.hoisted(() => ({
  system: undefined as Ctx | undefined,
  secret: undefined as string | undefined,
}));

vi.mock('@/app/_server/context', () => ({ systemCtx: () => held.system }));
vi.mock('@/lib/env', async (original) => ({
  ...(await original<object>()),
  env: () => ({ RESEND_WEBHOOK_SECRET: held.secret }),
}));

const { POST } = await import('./route');

const key = Buffer.from('a secret of twenty-four bytes');
let world: World;

beforeAll(async () => {
  world = await createWorld();
  held.system = world.system;
  held.secret = `whsec_${key.toString('base64')}`;
});

afterAll(() => world.close());

type Wish = { signedBy?: Buffer; at?: number; prefix?: 'svix' | 'webhook' };

/** A post as Resend makes it (https://github.com/standard-webhooks/standard-webhooks). */
function post(body: string, { signedBy = key, at = Date.now(), prefix = 'svix' }: Wish = {}) {
  const [id, timestamp] = [`msg_${randomUUID()}`, String(Math.floor(at / 1000))];
  const signature = createHmac('sha256', signedBy).update(`${id}.${timestamp}.${body}`).digest();
  return POST(
    new Request('http://localhost:3000/api/webhooks/resend', {
      method: 'POST',
      body,
      headers: {
        [`${prefix}-id`]: id,
        [`${prefix}-timestamp`]: timestamp,
        [`${prefix}-signature`]: `v1,${signature.toString('base64')}`,
      },
    }),
  );
}

const report = (type: string, providerId: string, bounce?: { type: string }) =>
  JSON.stringify({ type, created_at: new Date(), data: { email_id: providerId, bounce } });

/** The invitation of a contact, taken by the provider. */
async function aSentMail() {
  const contactId = await world.aContact();
  const { email } = await world.findContact(contactId);
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  const [messageId, providerId] = [mail?.id ?? '', randomUUID()];
  const copy = { subject: 'Hei', html: '<p>Hei</p>', text: 'Hei', headers: {}, replyTo: null };
  await markSent(world.worker, [
    {
      messageId,
      providerId,
      copy: {
        ...copy,
        fromName: 'Appex',
        fromAddress: 'post@appex.example',
        toAddress: email ?? '',
      },
    },
  ]);
  return { contactId, messageId, providerId };
}

const suppressionsOf = (messageId: string) =>
  world.db
    .select({ contactId: suppression.contactId, reason: suppression.reason })
    .from(suppression)
    .where(eq(suppression.messageId, messageId));

test('a bounce takes the contact out of all mail, and a repeated report writes nothing', async () => {
  const { contactId, messageId, providerId } = await aSentMail();
  const bounced = report('email.bounced', providerId, { type: 'Permanent' });
  expect((await post(bounced)).status).toBe(200);
  expect((await post(bounced, { prefix: 'webhook' })).status).toBe(200);
  expect(await suppressionsOf(messageId)).toEqual([{ contactId, reason: 'bounce' }]);
  await world.owner`update suppression set lifted_at = now() where message_id = ${messageId}`;
  expect((await post(bounced)).status).toBe(200);
  expect(await suppressionsOf(messageId)).toHaveLength(1);
});

test('reports that come at once are one', async () => {
  const { messageId, providerId } = await aSentMail();
  const complained = report('email.complained', providerId);
  await Promise.all([post(complained), post(complained), post(complained)]);
  expect(await suppressionsOf(messageId)).toHaveLength(1);
});

test('a complaint counts, a bounce that may pass does not', async () => {
  const { messageId, providerId } = await aSentMail();
  await post(report('email.bounced', providerId, { type: 'Transient' }));
  expect(await suppressionsOf(messageId)).toEqual([]);
  await post(report('email.complained', providerId));
  expect(await suppressionsOf(messageId)).toMatchObject([{ reason: 'complaint' }]);
});

test('an address that the contact has left does not stop his new one', async () => {
  const { messageId, providerId, contactId } = await aSentMail();
  const email = `ny.${randomUUID()}@fjordbygg.example`;
  await world.owner`update contact set email = ${email}, email_key = ${email} where id = ${contactId}`;
  await post(report('email.bounced', providerId));
  expect(await suppressionsOf(messageId)).toEqual([{ contactId: null, reason: 'bounce' }]);
});

test('what is not ours and what we do not know is taken, and changes nothing', async () => {
  const before = await world.db.$count(suppression);
  expect((await post(report('email.bounced', randomUUID()))).status).toBe(200);
  expect((await post(report('email.delivered', randomUUID()))).status).toBe(200);
  expect((await post('{"type":"contact.created","data":null}')).status).toBe(200);
  expect((await post('[]')).status).toBe(200);
  expect(await world.db.$count(suppression)).toBe(before);
});

test('whoever does not know the secret, or repeats an old post, is refused', async () => {
  const { messageId, providerId } = await aSentMail();
  const bounced = report('email.bounced', providerId);
  expect((await post(bounced, { signedBy: Buffer.from('another') })).status).toBe(401);
  expect((await post(bounced, { at: Date.now() - 10 * 60_000 })).status).toBe(401);
  const bare = new Request('http://localhost:3000/', { method: 'POST', body: bounced });
  expect((await POST(bare)).status).toBe(401);
  const strange = { 'svix-id': 'a', 'svix-timestamp': 'b', 'svix-signature': 'v1' };
  const odd = new Request('http://localhost:3000/', { method: 'POST', headers: strange });
  expect((await POST(odd)).status).toBe(401);
  expect(await suppressionsOf(messageId)).toEqual([]);
});

test('without a secret there is nothing here', async () => {
  const { secret } = held;
  held.secret = undefined;
  expect((await post('{}')).status).toBe(404);
  held.secret = secret;
});

test('while the database is away Resend is asked to come again', async () => {
  const system = held.system;
  const away = () => Promise.reject(new Error('away'));
  held.system = {
    ...world.system,
    db: Object.assign(Object.create(world.db), { transaction: away }),
  };
  expect((await post(report('email.bounced', randomUUID()))).status).toBe(503);
  held.system = system;
});
