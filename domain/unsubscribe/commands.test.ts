import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { company } from '@/db/schema/company';
import { message } from '@/db/schema/message';
import { newsletter, newsletterList } from '@/db/schema/newsletter';
import type { Ctx } from '@/domain/context';
import { eraseContact } from '@/domain/privacy/commands';
import { mintMailLinks } from '@/tests/support/links';
import { createWorld, type World } from '@/tests/support/world';
import { undoUnsubscribe, unsubscribe } from './commands';
import { findUndoable, findUnsubscribeLink, isStopped, type UnsubscribeLink } from './queries';
import type { UnsubscribeScope } from './rules';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

/** The unsubscribe link of a newsletter that the company sent to its own list. */
async function newsletterLink(contactId: string, key: string): Promise<UnsubscribeLink> {
  const [sender] = await world.db.select().from(company).where(eq(company.key, key));
  const companyId = sender?.id ?? '';
  const [mailing] = await world.db
    .insert(newsletter)
    .values({ companyId, subject: 'Nytt', body: 'Hei', createdBy: world.kari.id })
    .returning({ id: newsletter.id });
  const newsletterId = mailing?.id ?? '';
  await world.db.insert(newsletterList).values({ newsletterId, purposeId: world.purposeId(key) });
  const [mail] = await world.db
    .insert(message)
    .values({ kind: 'newsletter', contactId, companyId, newsletterId })
    .returning({ id: message.id });
  return openLinkOf({ contactId, messageId: mail?.id ?? '' });
}

async function invitationLink(contactId: string): Promise<UnsubscribeLink> {
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  return openLinkOf({ contactId, messageId: mail?.id ?? '' });
}

async function openLinkOf(link: { contactId: string; messageId: string }) {
  const { unsubscribe: token } = await mintMailLinks(world.worker, link);
  const found = await findUnsubscribeLink(world.system, token);
  if (!found) throw new Error('The link does not open.');
  return found;
}

function ctxOf(link: UnsubscribeLink, channel: 'unsubscribe' | 'one_click'): Ctx {
  const { contactId: id, messageId, token } = link;
  return { ...world.system, actor: { type: 'contact', id, channel, messageId, token } };
}

async function press(link: UnsubscribeLink, scope: UnsubscribeScope): Promise<string> {
  const requestId = randomUUID();
  await unsubscribe(ctxOf(link, 'unsubscribe'), link, { scope, requestId });
  return requestId;
}

const tagsOf = async (contactId: string) =>
  (await world.sql`select tag from contact_tag where contact_id = ${contactId} order by 1`).map(
    (row) => row.tag,
  );
const everything = ['personalisation', 'appex', 'assist', 'garp'];

test("an unsubscribe from Assist's newsletter leaves Appex and Garp as they are", async () => {
  const contactId = await world.aContact({ granted: everything });
  const link = await newsletterLink(contactId, 'assist');
  expect(link.lists.map((list) => list.name)).toEqual(['Assist']);
  await press(link, 'lists');
  expect(await tagsOf(contactId)).toEqual(['Appex', 'Garp', 'Personlig tilpasning']);
  expect(await isStopped(world.system, link, 'lists')).toBe(true);
  expect(await isStopped(world.system, link, 'everything')).toBe(false);
  expect(await world.sql`select state, reason from message where id = ${link.messageId}`).toEqual([
    { state: 'suppressed', reason: 'noConsent' },
  ]);
});

test('one click, and again, is one withdrawal; a later yes can be withdrawn by the same link', async () => {
  const contactId = await world.aContact({ granted: ['assist'] });
  const link = await newsletterLink(contactId, 'assist');
  const ctx = ctxOf(link, 'one_click');
  const click = () => unsubscribe(ctx, link, { scope: 'lists', requestId: randomUUID() });
  await Promise.all([click(), click(), click()]);
  expect(
    await world.sql`select decision, channel from consent_event where contact_id = ${contactId} order by seq`,
  ).toEqual([
    { decision: 'granted', channel: 'portal' },
    { decision: 'withdrawn', channel: 'one_click' },
  ]);
  await world.answer(contactId, ['assist'], 'yes');
  await click();
  expect(await tagsOf(contactId)).toEqual([]);
});

test('"Meld meg av alt" ends all marketing and leaves personal adaptation', async () => {
  const contactId = await world.aContact({ granted: everything });
  await press(await newsletterLink(contactId, 'garp'), 'everything');
  expect(await tagsOf(contactId)).toEqual(['Personlig tilpasning']);
});

test('"Ikke kontakt meg igjen" is an objection, and withdraws whatever was granted', async () => {
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  const link = await invitationLink(contactId);
  expect(link.lists).toEqual([]);
  await press(link, 'contact');
  expect(await tagsOf(contactId)).toEqual([]);
  expect(await isStopped(world.system, link, 'contact')).toBe(true);
});

test('undo gives back exactly what was withdrawn, as new events, and lifts the objection', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  await world.answer(contactId, ['assist'], 'no');
  const link = await invitationLink(contactId);
  const requestId = await press(link, 'contact');
  const input = { requestId };
  expect(await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, input)).toEqual({ ok: true });
  expect(await tagsOf(contactId)).toEqual(['Appex', 'Garp']);
  expect(await isStopped(world.system, link, 'contact')).toBe(false);
  const count = () =>
    world.sql`select count(*)::int from consent_event where contact_id = ${contactId}`;
  const before = await count();
  // Pressed twice is pressed once, and told the same.
  expect(await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, input)).toEqual({ ok: true });
  expect(await count()).toEqual(before);
  await press(link, 'everything');
  expect(await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, input)).toEqual({
    ok: false,
    reason: 'tooLate',
  });
});

test('the button of a page from before an undo stops the mails again', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const link = await newsletterLink(contactId, 'appex');
  const requestId = await press(link, 'lists');
  await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, { requestId });
  expect(await tagsOf(contactId)).toEqual(['Appex']);
  for (const _twice of [1, 2]) {
    await unsubscribe(ctxOf(link, 'unsubscribe'), link, { scope: 'lists', requestId });
    expect(await tagsOf(contactId)).toEqual([]);
  }
});

test('an unsubscribe can be undone by its own request alone', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  await press(await newsletterLink(contactId, 'appex'), 'lists');
  const requestId = randomUUID();
  expect(await findUndoable(world.system, { contactId, requestId })).toBeNull();
});

test('undoing an unsubscribe does not take back that he is not to be contacted', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'garp'] });
  const link = await newsletterLink(contactId, 'appex');
  const requestId = await press(link, 'lists');
  const objected = await press(link, 'contact');
  await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, { requestId });
  expect(await isStopped(world.system, link, 'contact')).toBe(true);
  await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, { requestId: randomUUID() });
  expect(await isStopped(world.system, link, 'contact')).toBe(true);
  await undoUnsubscribe(ctxOf(link, 'unsubscribe'), link, { requestId: objected });
  expect(await isStopped(world.system, link, 'contact')).toBe(false);
  expect(await tagsOf(contactId)).toEqual(['Appex', 'Garp']);
});

test('the link of an erased contact still opens, and changes nothing', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const { messageId } = await newsletterLink(contactId, 'appex');
  await eraseContact(world.system, { contactId });
  const link = await openLinkOf({ contactId, messageId });
  expect(link.isErased).toBe(true);
  const count = () =>
    world.sql`select count(*)::int from consent_event where contact_id = ${contactId}`;
  const before = await count();
  for (const scope of ['lists', 'everything', 'contact'] as const) await press(link, scope);
  expect(await count()).toEqual(before);
});
