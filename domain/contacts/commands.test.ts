import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customer, suppression } from '@/db/schema/contact';
import { atCustomer } from '@/domain/customers/commands';
import { eraseContact } from '@/domain/privacy/commands';
import { liftObjection, reportMail, suppressContact } from '@/domain/suppressions/commands';
import { listSuppressions } from '@/domain/suppressions/queries';
import { suppressionHashes } from '@/lib/tokens';
import { createWorld, type World } from '@/tests/support/world';
import { editContact, openCard, registerContact } from './commands';
import { EditContact, RegisterContact } from './input';
import { findContact } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const person = { firstName: 'Jone', lastName: 'Tveit', inviteBasis: 'customer' };

test('the same mailbox in another spelling is a duplicate that names the other contact', async () => {
  const contactId = await world.aContact({ email: 'jone@fjordbygg-øst.example' });
  for (const email of ['JONE@Fjordbygg-ØST.example', 'jone@xn--fjordbygg-st-4jb.example']) {
    const again = RegisterContact.parse({ ...person, email });
    expect(await registerContact(world.kari.ctx, again)).toEqual({
      ok: false,
      reason: 'duplicate',
      contactId,
    });
  }
});

test('an address that was erased comes back neither by a new contact nor by another one', async () => {
  const email = 'slettet@fjordbygg.example';
  await eraseContact(world.system, { contactId: await world.aContact({ email }) });
  const refused = { ok: false, reason: 'erased' };
  const again = RegisterContact.parse({ ...person, email });
  expect(await registerContact(world.kari.ctx, again)).toEqual(refused);
  const contactId = await world.aContact();
  const edit = EditContact.parse({ ...person, contactId, version: 1, email });
  expect(await editContact(world.kari.ctx, edit)).toEqual(refused);
});

/** The contact moves to another address by the hand of staff, and the one he had is free. */
async function leaveAddress(contactId: string): Promise<void> {
  const email = `ny.${contactId}@fjordbygg.example`;
  const { version } = await world.findContact(contactId);
  const edit = EditContact.parse({ ...person, contactId, version, email });
  expect(await editContact(world.kari.ctx, edit)).toMatchObject({ ok: true });
}

const reasonsOf = async (contactId: string) =>
  (await listSuppressions(world.system, contactId)).map(({ reason }) => reason);

test('an objection stays with the address: whoever is registered with it is not invited', async () => {
  const email = 'ikke.mer@fjordbygg.example';
  const objector = await world.aContact({ email });
  await suppressContact(world.system, { contactId: objector, reason: 'objection' });
  await leaveAddress(objector);
  const registered = await registerContact(
    world.roy.ctx,
    RegisterContact.parse({ ...person, email: 'Ikke.Mer@fjordbygg.example' }),
  );
  expect(registered).toMatchObject({ ok: true, invitation: { ok: false, reason: 'objected' } });
  if (!registered.ok) return;
  expect(await reasonsOf(registered.contactId)).toEqual(['objection']);
  expect(await reasonsOf(objector)).toEqual(['objection']);
  expect(await world.sql`select from message where contact_id = ${registered.contactId}`).toEqual(
    [],
  );
});

test.each(['bounce', 'complaint'] as const)(
  'a %s that is known of an address alone holds for whom staff gives it to, and his mail is stopped',
  async (reason) => {
    const email = `${reason}@fjordbygg.example`;
    const contactId = await world.aContact();
    const [hash] = suppressionHashes(email, world.system.settings.linkSecret);
    await world.db.insert(suppression).values({ emailHash: hash ?? Buffer.of(), reason });
    const edit = EditContact.parse({ ...person, contactId, version: 1, email });
    expect(await editContact(world.kari.ctx, edit)).toMatchObject({ ok: true });
    expect(await reasonsOf(contactId)).toEqual([reason]);
    const [mail] = await world.sql`select id from message where contact_id = ${contactId}`;
    expect(await world.sql`select reason from why_not_sent(${mail?.id})`).toEqual([
      { reason: 'suppressed' },
    ]);
  },
);

test('a bounce that is reported late is that of whoever has the address by then', async () => {
  const email = 'sent@fjordbygg.example';
  const former = await world.aContact({ email });
  const [mail] = await world.owner`
    update message set state = 'sent', provider_id = 'late' where contact_id = ${former} returning id`;
  await world.owner`
    insert into message_body (message_id, from_name, from_address, to_address, subject, html, text, headers)
    values (${mail?.id}, 'Appex', 'post@appex.example', ${email}, '', '', '', '{}')`;
  await leaveAddress(former);
  const holder = await world.aContact({ email });
  for (let times = 0; times < 2; times++)
    await reportMail(world.system, { providerId: 'late', reason: 'bounce' });
  expect([await reasonsOf(former), await reasonsOf(holder)]).toEqual([[], ['bounce']]);
});

test('who comes back to his address is not suppressed twice, and a lifted objection holds nobody', async () => {
  const email = 'tilbake@fjordbygg.example';
  const contactId = await world.aContact({ email });
  await suppressContact(world.system, { contactId, reason: 'objection' });
  await leaveAddress(contactId);
  const back = EditContact.parse({ ...person, contactId, version: 2, email });
  expect(await editContact(world.kari.ctx, back)).toMatchObject({ ok: true });
  expect(await reasonsOf(contactId)).toEqual(['objection']);
  await liftObjection(world.system, contactId);
  await leaveAddress(contactId);
  expect(await reasonsOf(await world.aContact({ email }))).toEqual([]);
});

test('of two who edit the same version, the second hears of a conflict and changes nothing', async () => {
  const contactId = await world.aContact({ email: 'edit@fjordbygg.example' });
  const edit = (title: string) =>
    EditContact.parse({ ...person, contactId, version: 1, email: 'edit@fjordbygg.example', title });
  expect(await editContact(world.kari.ctx, edit('Daglig leder'))).toEqual({ ok: true, version: 2 });
  expect(await editContact(world.roy.ctx, edit('Styreleder'))).toEqual({
    ok: false,
    reason: 'conflict',
  });
  expect((await findContact(world.kari.ctx, contactId))?.title).toBe('Daglig leder');
});

test('the time zone is a detail like others: kept before and after, and left alone where none is given', async () => {
  const email = 'tid@fjordbygg.example';
  const contactId = await world.aContact({ email });
  const edit = (more: object) =>
    editContact(world.kari.ctx, EditContact.parse({ ...person, contactId, email, ...more }));
  expect(await edit({ version: 1, timeZone: 'America/New_York' })).toMatchObject({ ok: true });
  expect(await edit({ version: 2, title: 'Daglig leder' })).toMatchObject({ ok: true });
  expect((await findContact(world.kari.ctx, contactId))?.timeZone).toBe('America/New_York');
  expect(
    await world.sql`select before, after from contact_change where contact_id = ${contactId} order by changed_at`,
  ).toEqual([
    { before: { timeZone: 'Europe/Oslo' }, after: { timeZone: 'America/New_York' } },
    { before: { title: null }, after: { title: 'Daglig leder' } },
  ]);
  const nowhere = { ...person, contactId, email, version: 3, timeZone: 'Europe/Atlantis' };
  expect(EditContact.safeParse(nowhere).success).toBe(false);
});

test('a customer named for the first time is registered with the contact, or not at all', async () => {
  const register = (email: string, name: string) =>
    atCustomer(world.kari.ctx, name, (ctx, customerId) =>
      registerContact(ctx, { ...RegisterContact.parse({ ...person, email }), customerId }),
    );
  expect(await register('a@nordlys.example', 'Nordlys AS')).toMatchObject({ ok: true });
  expect(await register('b@nordlys.example', 'nordlys as')).toMatchObject({ ok: true });
  expect(await register('a@nordlys.example', 'Sørlys AS')).toMatchObject({ reason: 'duplicate' });
  const names = await world.db.select({ name: customer.name }).from(customer);
  expect(names).toEqual([{ name: 'Nordlys AS' }]);
});

test('a number that no customer has is refused', async () => {
  const outcome = await atCustomer(world.kari.ctx, '974 760 673', async () => ({ ok: true }));
  expect(outcome).toEqual({ ok: false, reason: 'unknownOrgnr' });
  expect(await world.db.select().from(customer).where(eq(customer.orgnr, '974760673'))).toEqual([]);
});

test('opening a card is kept, once for each opening, before anything is shown', async () => {
  const contactId = await world.aContact();
  const opened = () => world.sql`
    select staff_id from audit_entry where action = 'cardOpened' and subject_id = ${contactId}`;
  await openCard(world.kari.ctx, { contactId });
  await openCard(world.kari.ctx, { contactId });
  await openCard(world.roy.ctx, { contactId });
  expect((await opened()).map((row) => row.staff_id).sort()).toEqual(
    [world.kari.id, world.roy.id].sort(),
  );
  await world.owner`revoke insert on audit_entry from samtykke_app`;
  await expect(openCard(world.director.ctx, { contactId })).rejects.toThrow();
  await world.owner`grant insert on audit_entry to samtykke_app`;
});
