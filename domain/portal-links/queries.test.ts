import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { portalLink } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import { eraseContact } from '@/domain/privacy/commands';
import { sealLink } from '@/lib/tokens';
import { mintMailLinks, mintPortalLink } from '@/tests/support/links';
import { createWorld, type World } from '@/tests/support/world';
import { requestNewLink, sendNewLink } from './commands';
import { RequestNewLink } from './input';
import { findPortalLink } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

/** A contact with the mail that invited him. */
async function invited() {
  const contactId = await world.aContact();
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  return { contactId, messageId: mail?.id ?? '' };
}

const newLinksOf = async (contactId: string) =>
  (await world.sql`select 1 from message where contact_id = ${contactId} and kind = 'new_link'`)
    .length;

test('a fresh link opens everything until it is old or revoked', async () => {
  const link = await invited();
  const token = await mintPortalLink(world.worker, link);
  expect(await findPortalLink(world.system, token)).toEqual({ ...link, token, mode: 'full' });
  await world.db.update(portalLink).set({ revokedAt: sql`clock_timestamp()` });
  expect(await findPortalLink(world.system, token)).toBeNull();
  await world.owner`update portal_link set revoked_at = null, expires_at = clock_timestamp()`;
  expect(await findPortalLink(world.system, token)).toBeNull();
});

test("a newsletter's link answers for 30 days and then only withdraws", async () => {
  const link = await invited();
  const { preferences: token } = await mintMailLinks(world.worker, link);
  expect(await findPortalLink(world.system, token)).toEqual({ ...link, token, mode: 'masked' });
  await world.owner`update message set created_at = now() - interval '31 days' where id = ${link.messageId}`;
  expect(await findPortalLink(world.system, token)).toEqual({
    ...link,
    token,
    mode: 'withdrawOnly',
  });
});

test('a link that no mail was written with opens nothing', async () => {
  const link = await invited();
  const token = sealLink('preferences', link, world.system.settings.linkSecret);
  expect(await findPortalLink(world.system, token)).toBeNull();
});

test('no other link, and nothing that is not ours, opens the portal', async () => {
  const link = await invited();
  const { linkSecret } = world.system.settings;
  const foreign = [
    sealLink('unsubscribe', link, linkSecret),
    sealLink('preferences', link, 'another secret of ours'),
    sealLink('preferences', link, linkSecret).slice(0, -2),
    '',
    'æøå💥',
    '\u0000',
    'x'.repeat(100_000),
    'A'.repeat(43),
  ];
  for (const token of foreign) expect(await findPortalLink(world.system, token)).toBeNull();
});

test('the links of an erased contact work no longer', async () => {
  const link = await invited();
  const fresh = await mintPortalLink(world.worker, link);
  const { preferences: sealed } = await mintMailLinks(world.worker, link);
  await eraseContact(world.system, link);
  for (const token of [fresh, sealed]) expect(await findPortalLink(world.system, token)).toBeNull();
});

test('a new link is mailed to an address that is known, at most three times an hour', async () => {
  const { contactId } = await invited();
  const { email } = await world.findContact(contactId);
  const input = RequestNewLink.parse({ email: email?.toUpperCase() });
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => requestNewLink(world.system, input)));
  expect(results).toEqual([undefined, undefined, undefined, undefined, undefined]);
  await sendNewLink(await world.contactCtx(contactId), { contactId });
  expect(await newLinksOf(contactId)).toBe(3);
});

test('an unknown address and an erased one get the same answer and no mail', async () => {
  const { contactId } = await invited();
  const { email } = await world.findContact(contactId);
  await eraseContact(world.system, { contactId });
  for (const address of [email, 'ukjent@ingen.example']) {
    const input = RequestNewLink.parse({ email: address });
    expect(await requestNewLink(world.system, input)).toBeUndefined();
  }
  expect(await newLinksOf(contactId)).toBe(0);
});
