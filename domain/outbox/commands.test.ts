import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { message } from '@/db/schema/message';
import { createWorld, type World } from '@/tests/support/world';
import { confirmArrival, resendMail } from './commands';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

test('a mail that failed is queued again, and who decided is kept', async () => {
  const messageId = await aMail('failed');
  expect(await resendMail(world.kari.ctx, { messageId })).toEqual({ ok: true });
  expect(await stateOf(messageId)).toBe('queued');
  expect(await deedsOn(messageId)).toEqual([{ action: 'messageRetried', staffId: world.kari.id }]);
});

test('a mail that was cut off may be said to have arrived, once', async () => {
  const messageId = await aMail('unknown');
  expect(await confirmArrival(world.roy.ctx, { messageId })).toEqual({ ok: true });
  expect(await stateOf(messageId)).toBe('sent');
  const refused = { ok: false, reason: 'notWaiting' };
  expect(await confirmArrival(world.roy.ctx, { messageId })).toEqual(refused);
  expect(await resendMail(world.roy.ctx, { messageId })).toEqual(refused);
  expect(await deedsOn(messageId)).toEqual([{ action: 'messageSettled', staffId: world.roy.id }]);
});

async function aMail(state: 'failed' | 'unknown'): Promise<string> {
  const contactId = await world.aContact();
  const [row] = await world.db
    .update(message)
    .set({ state })
    .where(eq(message.contactId, contactId))
    .returning({ id: message.id });
  return row?.id ?? '';
}

async function stateOf(messageId: string) {
  const [row] = await world.db.select().from(message).where(eq(message.id, messageId));
  return row?.state;
}

function deedsOn(messageId: string) {
  return world.db
    .select({ action: auditEntry.action, staffId: auditEntry.staffId })
    .from(auditEntry)
    .where(eq(auditEntry.subjectId, messageId));
}
