import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { emailChange, suppression } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { mintConfirmToken } from '@/domain/delivery/commands';
import { listSuppressions } from '@/domain/suppressions/queries';
import { suppressionHashes } from '@/lib/tokens';
import { createWorld, type World } from '@/tests/support/world';
import { confirmEmail, saveOwnDetails } from './commands';
import { OwnDetails } from './input';
import { findEmailWish } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const detailsWith = (email: string) =>
  OwnDetails.parse({ firstName: 'Jone', lastName: 'Tveit', phone: '412 34 567', email });

/** The contact asks for a new address, and the mail to it is written. */
async function wish(contactId: string, email: string): Promise<string | null> {
  const result = await saveOwnDetails(await world.contactCtx(contactId), detailsWith(email));
  expect(result).toEqual({ ok: true, emailWaits: true });
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .innerJoin(emailChange, eq(emailChange.id, message.emailChangeId))
    .where(eq(emailChange.email, email));
  return mail ? mintConfirmToken(world.worker, { messageId: mail.id }) : null;
}

test('the contact corrects his details, and what stood there before is kept', async () => {
  const contactId = await world.aContact();
  const { email } = await world.findContact(contactId);
  const result = await saveOwnDetails(await world.contactCtx(contactId), detailsWith(email ?? ''));
  expect(result).toEqual({ ok: true, emailWaits: false });
  expect(await world.findContact(contactId)).toMatchObject({ phone: '+4741234567' });
  expect(
    await world.sql`select before, after, actor_type from contact_change where contact_id = ${contactId}`,
  ).toEqual([{ before: { phone: null }, after: { phone: '+4741234567' }, actor_type: 'contact' }]);
});

test('a page that stood open puts back nothing that was changed elsewhere, and wishes for nothing twice', async () => {
  const contactId = await world.aContact();
  const ctx = await world.contactCtx(contactId);
  const { firstName, lastName, email } = await world.findContact(contactId);
  const page = { firstName, lastName, email };
  const save = (typed: object, shown: object) =>
    saveOwnDetails(ctx, OwnDetails.parse({ ...typed, shown }));
  await save({ ...page, phone: '412 34 567' }, page);
  await save({ ...page, title: 'Sjef' }, page);
  expect(await world.findContact(contactId)).toMatchObject({
    phone: '+4741234567',
    title: 'Sjef',
  });
  const wished = { ...page, email: 'fire@nyadresse.example' };
  expect(await save(wished, page)).toEqual({ ok: true, emailWaits: true });
  expect(await save({ ...wished, title: 'Leder' }, wished)).toEqual({
    ok: true,
    emailWaits: false,
  });
  // What is emptied is changed.
  await save(page, { ...page, title: 'Leder' });
  expect(await world.findContact(contactId)).toMatchObject({ phone: '+4741234567', title: null });
});

test('a new address counts only when its owner confirms it, and twice is once', async () => {
  const contactId = await world.aContact();
  const { email: before } = await world.findContact(contactId);
  const token = await wish(contactId, 'jone@nyadresse.example');
  expect((await world.findContact(contactId)).email).toBe(before);
  expect(await findEmailWish(world.system, token ?? '')).toMatchObject({ state: 'open' });
  for (let times = 0; times < 2; times++) {
    const result = await confirmEmail(await world.contactCtx(contactId), { token: token ?? '' });
    expect(result).toEqual({ ok: true });
  }
  expect((await world.findContact(contactId)).email).toBe('jone@nyadresse.example');
  expect(await findEmailWish(world.system, token ?? '')).toMatchObject({ state: 'confirmed' });
});

test('who confirms an address that mail is kept from gets no more mail there', async () => {
  const email = 'sperret@nyadresse.example';
  const contactId = await world.aContact();
  const token = await wish(contactId, email);
  const [emailHash] = suppressionHashes(email, world.system.settings.linkSecret);
  await world.db
    .insert(suppression)
    .values({ emailHash: emailHash ?? Buffer.of(), reason: 'objection' });
  expect(await listSuppressions(world.system, contactId)).toEqual([]);
  await confirmEmail(await world.contactCtx(contactId), { token: token ?? '' });
  expect(await listSuppressions(world.system, contactId)).toMatchObject([{ reason: 'objection' }]);
});

test('an address of another contact is answered alike, and never mailed', async () => {
  await world.aContact({ email: 'opptatt@fjordbygg.example' });
  const contactId = await world.aContact();
  expect(await wish(contactId, 'opptatt@fjordbygg.example')).toBeNull();
});

test('a later wish ends the one before it, and an old one confirms nothing', async () => {
  const contactId = await world.aContact();
  const first = await wish(contactId, 'en@nyadresse.example');
  const second = await wish(contactId, 'to@nyadresse.example');
  expect(await findEmailWish(world.system, first ?? '')).toBeNull();
  await world.db
    .update(emailChange)
    .set({ expiresAt: sql`clock_timestamp()` })
    .where(eq(emailChange.contactId, contactId));
  expect(await confirmEmail(await world.contactCtx(contactId), { token: second ?? '' })).toEqual({
    ok: false,
    reason: 'unavailable',
  });
});

test("another contact cannot confirm a contact's wish", async () => {
  const contactId = await world.aContact();
  const token = await wish(contactId, 'tre@nyadresse.example');
  const other = await world.aContact();
  expect(await confirmEmail(await world.contactCtx(other), { token: token ?? '' })).toMatchObject({
    ok: false,
  });
});
