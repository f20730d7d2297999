import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contact } from '@/db/schema/contact';
import { answerLevel } from '@/domain/consent/commands';
import { editContact } from '@/domain/contacts/commands';
import { EditContact } from '@/domain/contacts/input';
import { inTransaction } from '@/domain/context';
import { eraseContact } from '@/domain/privacy/commands';
import { suppressContact } from '@/domain/suppressions/commands';
import { unsubscribe } from '@/domain/unsubscribe/commands';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import { mintPortalLink } from '@/tests/support/links';
import { createWorld, type World } from '@/tests/support/world';
import { inviteByHand, inviteContact, inviteContacts } from './commands';
import {
  findInvitation,
  listAskedBefore,
  listInviteFacts,
  notAskedReason,
  notInvitedReason,
} from './queries';
import { whyNotAsked, whyNotInvited } from './rules';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const invite = (contactId: string) => inviteContact(world.kari.ctx, { contactId });
const again = (contactId: string) => inviteByHand(world.kari.ctx, { contactId });

const invitationsOf = (contactId: string) => world.sql<{ id: string; variant_id: string | null }[]>`
  select id, variant_id from invitation where contact_id = ${contactId} order by created_at`;

const mailsOf = (contactId: string) => world.sql<{ kind: string; invitation_id: string }[]>`
  select kind, invitation_id from message where contact_id = ${contactId} order by created_at`;

/** His mails left so long ago. */
const sentAgo = (contactId: string, ago: string) => world.owner`
  update message set state = 'sent', gated_at = now() - ${ago}::interval, handed_at = now() - ${ago}::interval
   where contact_id = ${contactId}`;

async function anInvited(ago: string): Promise<string> {
  const contactId = await world.aContact();
  await sentAgo(contactId, ago);
  return contactId;
}

const senderOf = async (contactId: string) => {
  const [row] = await world.sql`
    select sender_staff_id as id from invitation where contact_id = ${contactId}`;
  return row?.id;
};

test('whoever works here no longer is no sender: the managing director is, and without him the company', async () => {
  const ofRoy = await world.aContact({ inviteBasis: 'none' });
  const ofKari = await world.aContact({ inviteBasis: 'none' });
  const ofCompany = await world.aContact({ inviteBasis: 'none' });
  await world.owner`update contact set invite_basis = 'customer' where id in (${ofRoy}, ${ofKari}, ${ofCompany})`;
  await world.owner`update contact set registered_by = ${world.roy.id} where id = ${ofRoy}`;
  const before = await world.sql`select id, sender from variant`;
  await world.owner`update variant set sender = 'registered_by'`;
  await world.owner`update staff set disabled_at = now() where id = ${world.roy.id}`;
  expect(await invite(ofRoy)).toMatchObject({ ok: true });
  expect(await invite(ofKari)).toMatchObject({ ok: true });
  expect([await senderOf(ofRoy), await senderOf(ofKari)]).toEqual([
    world.director.id,
    world.kari.id,
  ]);
  await world.owner`update variant set sender = 'colleague', sender_staff_id = ${world.roy.id}`;
  await world.owner`update staff set disabled_at = now() where id = ${world.director.id}`;
  expect(await invite(ofCompany)).toMatchObject({ ok: true });
  expect(await senderOf(ofCompany)).toBeNull();
  await world.owner`update staff set disabled_at = null`;
  for (const { id, sender } of before)
    await world.owner`update variant set sender = ${sender}, sender_staff_id = null where id = ${id}`;
});

/** What closes the gate to a contact who was invited, as it comes about. */
const closings: [string, (contactId: string) => Promise<unknown>][] = [
  ['erased', (contactId) => eraseContact(world.system, { contactId })],
  ['archived', (id) => world.owner`update contact set archived_at = now() where id = ${id}`],
  ['suppressed', (id) => suppressContact(world.system, { contactId: id, reason: 'bounce' })],
  ['suppressed', (id) => suppressContact(world.system, { contactId: id, reason: 'complaint' })],
  ['objected', (id) => suppressContact(world.system, { contactId: id, reason: 'objection' })],
  ['basisMissing', (id) => world.owner`update contact set invite_basis = 'none' where id = ${id}`],
  ['refusedBefore', (id) => world.answer(id, ['garp'], 'no')],
  ['alreadyAnswered', (id) => world.answer(id, ['garp'], 'yes')],
];

test.each(closings)('%s: the contact is not invited again', async (reason, close) => {
  const contactId = await anInvited('3 days');
  await close(contactId);
  expect(await again(contactId)).toEqual({ ok: false, reason });
  expect(await mailsOf(contactId)).toHaveLength(1);
});

test.each(closings)('%s: the contact is not invited for the first time', async (reason, close) => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${contactId}`;
  await close(contactId);
  expect(await invite(contactId)).toEqual({ ok: false, reason });
  expect(await invitationsOf(contactId)).toEqual([]);
});

test('a yes that he took back is a no: he is not invited again', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  await world.answer(contactId, ['appex'], 'no');
  await sentAgo(contactId, '3 days');
  expect(await again(contactId)).toEqual({ ok: false, reason: 'refusedBefore' });
});

test('a basis that is added invites nobody by itself, but opens the gate', async () => {
  const email = 'grunnlag@fjordbygg.example';
  const contactId = await world.aContact({ inviteBasis: 'none', email });
  expect(await invite(contactId)).toEqual({ ok: false, reason: 'basisMissing' });
  const edit = { contactId, version: 1, firstName: 'Jone', lastName: 'Tveit', email };
  await editContact(world.kari.ctx, EditContact.parse({ ...edit, inviteBasis: 'meeting' }));
  expect(await invitationsOf(contactId)).toEqual([]);
  expect(await invite(contactId)).toMatchObject({ ok: true });
  expect(await invite(contactId)).toEqual({ ok: false, reason: 'alreadyInvited' });
});

test('the same invitation goes out once more, and is drawn no second time', async () => {
  const contactId = await anInvited('25 hours');
  const [first] = await invitationsOf(contactId);
  expect(await again(contactId)).toEqual({ ok: true, invitationId: first?.id });
  expect(await invitationsOf(contactId)).toEqual([first]);
  expect(await mailsOf(contactId)).toEqual([
    { kind: 'invitation', invitation_id: first?.id },
    { kind: 'invitation', invitation_id: first?.id },
  ]);
});

test('nobody is invited again within a day, while a mail waits, or twice at once', async () => {
  const contactId = await world.aContact();
  expect(await again(contactId)).toEqual({ ok: false, reason: 'waits' });
  await sentAgo(contactId, '23 hours');
  expect(await again(contactId)).toEqual({ ok: false, reason: 'askedLately' });
  await sentAgo(contactId, '25 hours');
  const both = await Promise.all([again(contactId), again(contactId)]);
  expect(both).toContainEqual({ ok: false, reason: 'waits' });
  expect(await mailsOf(contactId)).toHaveLength(2);
});

test('a mail that was stopped has asked nothing: it may follow at once', async () => {
  const contactId = await world.aContact();
  await world.owner`
    update message set state = 'suppressed', reason = 'basisMissing' where contact_id = ${contactId}`;
  expect(await again(contactId)).toMatchObject({ ok: true });
});

/** The experiment that runs ends. */
const endExperiment = () =>
  world.owner`update experiment set ended_at = now() where ended_at is null`;

/** Another of the same company runs from now on. */
const startExperiment = () => world.owner`
  with made as (
    insert into experiment (company_id, name, started_at)
    select id, 'Nytt', now() from company order by position limit 1 returning id
  ), text as (
    insert into experiment_text (experiment_id, name, wording, position)
    select made.id, 'Ny', (select wording from experiment_text limit 1), 0 from made returning id, experiment_id)
  insert into variant (experiment_id, label, text_id, sender, position)
  select experiment_id, 'A', id, 'managing_director', 0 from text`;

test('after the experiment has ended he is drawn anew in the one that holds', async () => {
  const contactId = await anInvited('2 days');
  const [first] = await invitationsOf(contactId);
  await endExperiment();
  expect(await again(contactId)).toEqual({ ok: false, reason: 'noExperiment' });
  await startExperiment();
  const invited = await again(contactId);
  const [, second, ...rest] = await invitationsOf(contactId);
  expect(invited).toEqual({ ok: true, invitationId: second?.id });
  expect(second?.variant_id).not.toBe(first?.variant_id);
  expect(rest).toEqual([]);
});

/** Invited by an experiment that has ended, and again by the one that runs. His mails are in this order. */
async function anInvitedTwice(): Promise<{ contactId: string; mailIds: string[] }> {
  const contactId = await anInvited('2 days');
  await endExperiment();
  await startExperiment();
  await again(contactId);
  await world.owner`
    update message set state = 'sent', gated_at = now(), handed_at = now()
     where contact_id = ${contactId} and state = 'queued'`;
  const mails = await world.sql<{ id: string }[]>`
    select id from message where contact_id = ${contactId} order by created_at`;
  return { contactId, mailIds: mails.map(({ id }) => id) };
}

async function answerBy(contactId: string, messageId: string): Promise<void> {
  const { actor, ...ctx } = await world.contactCtx(contactId);
  const token = await mintPortalLink(world.worker, { contactId, messageId });
  const by = { ...ctx, actor: { ...actor, messageId, token } };
  await world.show(contactId, messageId);
  const answered = await answerLevel(by, {
    levelId: await world.levelOf(['appex']),
    purposeIds: [world.purposeId('appex')],
    answer: 'yes',
    noticeIds: await world.noticesOn(by),
    requestId: crypto.randomUUID(),
  });
  expect(answered).toMatchObject({ ok: true });
}

/** Which of his invitations were answered, and opened. */
const reachedOf = async (contactId: string) => {
  const rows = await world.sql`
    select answered_at is not null as answered, opened_at is not null as opened
      from invitation where contact_id = ${contactId} order by created_at`;
  return rows.map(({ answered, opened }) => [answered, opened]);
};

const untouched = [false, false];
const reached = [true, true];

test('an answer belongs to the invitation whose link he followed, and to no other', async () => {
  const late = await anInvitedTwice();
  await answerBy(late.contactId, late.mailIds[1] ?? '');
  expect(await reachedOf(late.contactId)).toEqual([untouched, reached]);
  const early = await anInvitedTwice();
  await answerBy(early.contactId, early.mailIds[0] ?? '');
  expect(await reachedOf(early.contactId)).toEqual([reached, untouched]);
  const [first] = await invitationsOf(early.contactId);
  const shown = await findInvitation(world.system, early.contactId);
  expect(shown).toMatchObject({ id: first?.id, answeredAt: expect.any(Date) });
});

test('an answer by another mail belongs to the invitation that he was asked by last', async () => {
  const { contactId } = await anInvitedTwice();
  const [link] = await world.owner`
    insert into message (kind, contact_id, company_id, state)
    select 'new_link', ${contactId}, id, 'sent' from company limit 1 returning id`;
  await answerBy(contactId, link?.id);
  expect(await reachedOf(contactId)).toEqual([untouched, reached]);
});

test('who has answered one invitation answers no other by changing his mind', async () => {
  const { contactId, mailIds } = await anInvitedTwice();
  for (const mailId of mailIds) await answerBy(contactId, mailId);
  expect(await reachedOf(contactId)).toEqual([reached, untouched]);
});

test('who was held back and comes by another mail counts as one who answered without being asked', async () => {
  await world.owner`update experiment set holdback_percent = 100 where ended_at is null`;
  const contactId = await world.aContact();
  await world.owner`update experiment set holdback_percent = 0 where ended_at is null`;
  await world.answer(contactId, ['appex'], 'yes');
  expect(await reachedOf(contactId)).toEqual([reached]);
});

test('one who is held back is not invited by hand either, until that experiment has ended', async () => {
  await world.owner`update experiment set holdback_percent = 100 where ended_at is null`;
  const contactId = await world.aContact();
  expect(await mailsOf(contactId)).toEqual([]);
  expect(await invite(contactId)).toEqual({ ok: false, reason: 'heldBack' });
  expect(await again(contactId)).toEqual({ ok: false, reason: 'heldBack' });
  const [held] = await world.owner`
    update experiment set holdback_percent = 0 where ended_at is null returning id`;
  expect(await invite(contactId)).toEqual({ ok: false, reason: 'heldBack' });
  await world.owner`update experiment set ended_at = now() where id = ${held?.id}`;
  expect(await invite(contactId)).toEqual({ ok: false, reason: 'noExperiment' });
  await world.owner`update experiment set ended_at = null where id = ${held?.id}`;
});

test('"Ikke kontakt meg igjen" in an invitation ends it: by a button, and no mail follows', async () => {
  const contactId = await anInvited('3 days');
  const leaving = await world.leavingCtx(contactId, 'unsubscribe');
  const link = await findUnsubscribeLink(world.system, leaving.actor.token);
  if (!link) throw new Error('The link does not open.');
  // Opening it changed nothing.
  expect(await again(contactId)).toMatchObject({ ok: true });
  await unsubscribe(leaving, link, { scope: 'contact', requestId: crypto.randomUUID() });
  await sentAgo(contactId, '3 days');
  expect(await again(contactId)).toEqual({ ok: false, reason: 'objected' });
});

test('staff who invites from the card is kept in the audit trail, once for each mail', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  const byHand = () => inviteByHand(world.roy.ctx, { contactId });
  expect(await byHand()).toEqual({ ok: false, reason: 'basisMissing' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${contactId}`;
  expect(await byHand()).toMatchObject({ ok: true });
  expect(await byHand()).toEqual({ ok: false, reason: 'waits' });
  await sentAgo(contactId, '25 hours');
  expect(await byHand()).toMatchObject({ ok: true });
  expect(
    await world.sql`select action, staff_id from audit_entry where subject_id = ${contactId} order by id`,
  ).toEqual([
    { action: 'invited', staff_id: world.roy.id },
    { action: 'invitedAgain', staff_id: world.roy.id },
  ]);
});

test('the gate says the same of one contact as of many, whatever closes it', async () => {
  for (const [, close] of closings) await close(await world.aContact({ inviteBasis: 'none' }));
  await world.owner`
    insert into invitation (contact_id, company_id, experiment_id)
    select ${await world.aContact({ inviteBasis: 'none' })}, company_id, id from experiment limit 1`;
  await world.owner`update contact set invite_basis = 'customer' where invite_basis = 'none'
       and id <> (select id from contact where invite_basis = 'none' and archived_at is null limit 1)`;
  const many = await world.db.select({ id: contact.id, reason: notInvitedReason }).from(contact);
  const facts = await listInviteFacts(
    world.system,
    many.map(({ id }) => id),
  );
  const one = new Map(facts.map((each) => [each.contactId, whyNotInvited(each)]));
  expect(new Map(many.map(({ id, reason }) => [id, reason]))).toEqual(one);
  expect(new Set(one.values()).size).toBeGreaterThan(6);
});

test('the gate says the same of one contact as of many who are asked again', async () => {
  for (const [, close] of closings) await close(await world.aContact());
  for (const ago of ['1 hour', '25 hours']) await sentAgo(await world.aContact(), ago);
  await world.aContact({ inviteBasis: 'none' });
  await world.aContact();
  const many = await world.db.select({ id: contact.id, reason: notAskedReason }).from(contact);
  const ids = many.map(({ id }) => id);
  const asked = await listAskedBefore(world.system, ids);
  const facts = await listInviteFacts(world.system, ids);
  const one = new Map(
    facts.map((each) => [each.contactId, whyNotAsked(each, asked.get(each.contactId) ?? null)]),
  );
  expect(new Map(many.map(({ id, reason }) => [id, reason]))).toEqual(one);
  expect([...one.values()]).toEqual(
    expect.arrayContaining([null, 'waits', 'askedLately', 'objected']),
  );
});

test('two companies that invite a contact at the same moment ask him once', async () => {
  await world.owner`
    with other as (
      select id from company order by position offset 1 limit 1
    ), moved as (
      update staff set company_id = (select id from other) where id = ${world.roy.id}
    ), made as (
      insert into experiment (company_id, name, started_at) select id, 'Et annet', now() from other returning id
    ), text as (
      insert into experiment_text (experiment_id, name, wording, position)
      select made.id, 'Ny', (select wording from experiment_text limit 1), 0 from made returning id, experiment_id)
    insert into variant (experiment_id, label, text_id, sender, position)
    select experiment_id, 'A', id, 'company', 0 from text`;
  const [first] = await world.sql`select id from company order by position limit 1`;
  const contactId = await world.aContact({ inviteBasis: 'none' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${contactId}`;
  const { released } = await inTransaction(world.roy.ctx, async (ctx) => {
    await inviteContact(ctx, { contactId });
    const released = inviteContacts(world.worker, {
      companyId: first?.id,
      contactIds: [contactId],
    });
    await setTimeout(200);
    return { released };
  });
  expect((await released).get(contactId)).toEqual({ ok: false, reason: 'alreadyInvited' });
  expect(await invitationsOf(contactId)).toHaveLength(1);
  expect(await mailsOf(contactId)).toHaveLength(1);
});
