import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteByHand } from '@/domain/invitations/commands';
import { suppressContact } from '@/domain/suppressions/commands';
import { createWorld, type World } from '@/tests/support/world';
import { findInviteOutlook } from './queries';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const outlook = (contactId: string) => findInviteOutlook(world.kari.ctx, contactId);

const sentAgo = (contactId: string, ago: string) => world.owner`
  update message set state = 'sent', gated_at = now() - ${ago}::interval, handed_at = now() - ${ago}::interval
   where contact_id = ${contactId}`;

test('the card says why, then whom the invitation may come from, then that it waits', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  expect(await outlook(contactId)).toEqual({ lastAsked: null, reason: 'basisMissing' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${contactId}`;
  expect(await outlook(contactId)).toEqual({
    lastAsked: null,
    isAgain: false,
    next: { kind: 'drawn', names: ['Anne Lid', 'Kari Moe'] },
    reason: null,
  });
  await inviteByHand(world.roy.ctx, { contactId });
  expect(await outlook(contactId)).toMatchObject({ reason: 'waits' });
});

test('for one more time the card names the sender that was drawn, and when he was asked', async () => {
  const contactId = await world.aContact();
  await sentAgo(contactId, '1 hour');
  expect(await outlook(contactId)).toMatchObject({ reason: 'askedLately' });
  await sentAgo(contactId, '2 days');
  const [row] = await world.sql`
    select v.label, s.name from invitation i join variant v on v.id = i.variant_id join staff s on s.id = i.sender_staff_id
     where i.contact_id = ${contactId}`;
  expect(await outlook(contactId)).toEqual({
    lastAsked: expect.any(Date),
    isAgain: true,
    next: { kind: 'same', variantLabel: row?.label, senderName: row?.name, winnerLabel: null },
    reason: null,
  });
  await suppressContact(world.system, { contactId, reason: 'objection' });
  expect(await outlook(contactId)).toMatchObject({ reason: 'objected' });
});

test('the card says so when a variant has won and the contact still gets the one that was drawn for him', async () => {
  const contactId = await world.aContact();
  await sentAgo(contactId, '2 days');
  const [drawn] = await world.sql`
    select v.id, v.label, v.experiment_id from invitation i join variant v on v.id = i.variant_id
     where i.contact_id = ${contactId}`;
  const [other] = await world.sql`
    select id, label from variant where experiment_id = ${drawn?.experiment_id} and id <> ${drawn?.id} limit 1`;
  const decide = (variantId: string) => world.owner`
    insert into experiment_decision (experiment_id, variant_id, figures)
    values (${drawn?.experiment_id}, ${variantId}, '[]')`;
  const next = async () => {
    const found = await outlook(contactId);
    return found.reason === null ? found.next : found.reason;
  };
  await decide(other?.id);
  expect(await next()).toMatchObject({ variantLabel: drawn?.label, winnerLabel: other?.label });
  await world.owner`update experiment_decision set undone_at = now()`;
  expect(await next()).toMatchObject({ variantLabel: drawn?.label, winnerLabel: null });
  await decide(drawn?.id);
  expect(await next()).toMatchObject({ variantLabel: drawn?.label, winnerLabel: null });
  await world.owner`update experiment_decision set undone_at = now()`;
});

test('where no sender works here any longer the card names the company itself', async () => {
  const drawn = await world.aContact();
  await sentAgo(drawn, '2 days');
  const never = await world.aContact({ inviteBasis: 'none' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${never}`;
  await world.owner`update staff set disabled_at = now()`;
  expect(await outlook(drawn)).toMatchObject({ next: { kind: 'same', senderName: 'Appex' } });
  expect(await outlook(never)).toMatchObject({ next: { kind: 'drawn', names: ['Appex'] } });
  await world.owner`update staff set disabled_at = null`;
});

test('the card says when no invitation is in use, and when one was held back', async () => {
  const [held] = await world.owner`update experiment set holdback_percent = 100 returning id`;
  const heldBack = await world.aContact();
  const never = await world.aContact({ inviteBasis: 'none' });
  await world.owner`update contact set invite_basis = 'customer' where id = ${never}`;
  expect(await outlook(heldBack)).toEqual({ lastAsked: null, reason: 'heldBack' });
  await world.owner`update experiment set paused_at = now() where id = ${held?.id}`;
  expect(await outlook(never)).toEqual({ lastAsked: null, reason: 'noExperiment' });
});
