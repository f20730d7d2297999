import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { invitation } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import { changeConsent } from '@/domain/consent/commands';
import { listExperiments } from '@/domain/experiments/queries';
import { listFigures } from '@/domain/fates/queries';
import { noteFetch } from '@/domain/fetches/commands';
import { noteVisit } from '@/domain/portal/commands';
import { reportMail } from '@/domain/suppressions/commands';
import { unsubscribe } from '@/domain/unsubscribe/commands';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from '@/tests/support/world';
import { findResults } from './queries';
import { knowResults } from './rules';

let world: World;
let experimentId: string;
let variantIds: string[];

beforeAll(async () => {
  world = await createWorld();
  const rows = await world.sql<{ experimentId: string; id: string }[]>`
    select experiment_id as "experimentId", id from variant order by position`;
  experimentId = rows[0]?.experimentId ?? '';
  variantIds = rows.map(({ id }) => id);
});

afterAll(() => world.close());

type Wish = { variant: number; daysAgo?: number; accepted?: boolean };

/** A contact of a certain variant, whose invitation was accepted so many days ago. */
async function invited({ variant, daysAgo = 0, accepted = true }: Wish) {
  const contactId = await world.aContact();
  await world.owner`
    update invitation set variant_id = ${variantIds[variant] ?? ''},
           created_at = now() - make_interval(days => ${daysAgo}, mins => 1) where contact_id = ${contactId}`;
  const providerId = randomUUID();
  if (accepted)
    await world.owner`
      update message set state = 'sent', provider_id = ${providerId},
             handed_at = now() - make_interval(days => ${daysAgo}) where contact_id = ${contactId}`;
  const [mail] = await world.db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  return { contactId, providerId, messageId: mail?.id ?? '' };
}

async function answeredAfter(contactId: string, days: number) {
  await world.owner`
    update invitation i set answered_at = m.handed_at + make_interval(days => ${days})
      from message m where m.invitation_id = i.id and i.contact_id = ${contactId}`;
}

const outcomeOf = async (variant: number) => {
  const results = await findResults(world.system, experimentId);
  const found = results?.variants[variant];
  if (!found) throw new Error('The variant has no results.');
  return found;
};

test('an experiment that nobody was invited by has empty results, and an unknown one has none', async () => {
  const results = await findResults(world.system, experimentId);
  expect(results).toMatchObject({ days: [], nextMatureAt: null, shares: { holds: true } });
  expect(results?.variants.map(({ funnel }) => funnel.sent)).toEqual(variantIds.map(() => 0));
  const known = knowResults(results?.variants ?? [], { sharesHold: true });
  expect(known.verdict).toEqual({ outcome: 'nothingSent' });
  expect(known.interaction).toBeNull();
  expect(await findResults(world.system, randomUUID())).toBeNull();
});

test('every step is counted by invitation, and only for its own variant', async () => {
  const before = await outcomeOf(1);
  await invited({ variant: 0, accepted: false });
  const looked = await invited({ variant: 0 });
  await noteVisit(await world.contactCtx(looked.contactId));
  const answered = await invited({ variant: 0 });
  await world.answer(answered.contactId, ['appex'], 'yes');
  await world.answer(answered.contactId, ['personalisation'], 'yes');
  await world.answer(answered.contactId, ['personalisation'], 'no');
  const refused = await invited({ variant: 0 });
  await world.answer(refused.contactId, ['appex'], 'no');
  const bounced = await invited({ variant: 0 });
  await reportMail(world.system, { providerId: bounced.providerId, reason: 'bounce' });
  const complained = await invited({ variant: 0 });
  await reportMail(world.system, { providerId: complained.providerId, reason: 'complaint' });
  const scanned = await invited({ variant: 0 });
  await noteFetch(world.system, { messageId: scanned.messageId, method: 'HEAD' });
  await noteFetch(world.system, { messageId: scanned.messageId, method: 'GET' });

  const outcome = await outcomeOf(0);
  expect(outcome.funnel).toEqual({
    sent: 6,
    accepted: 6,
    bounced: 1,
    opened: 3,
    answered: 2,
    objected: 0,
    complained: 1,
  });
  expect(outcome.yes).toEqual({ personalisation: 0, appex: 1, group: 0 });
  expect(outcome.machine).toEqual({
    head: 1,
    dataCentreBurst: 0,
    secondsAfterDelivery: 1,
    noInteraction: 0,
  });
  expect([outcome.trials, outcome.answers]).toEqual([0, 0]);
  expect(await outcomeOf(1)).toEqual(before);
});

test('a yes that staff recorded is no yes of the variant, and one that staff took back is none either', async () => {
  const record = (contactId: string, purpose: string, answer: 'yes' | 'no') =>
    changeConsent(world.roy.ctx, {
      contactId,
      answers: [{ purposeId: world.purposeId(purpose), answer }],
      channel: 'phone',
      note: 'Sa det på telefonen i dag.',
      agreedOn: osloDate(new Date()),
      requestId: randomUUID(),
    });
  const before = await outcomeOf(2);
  const { contactId } = await invited({ variant: 2 });
  await world.answer(contactId, ['appex'], 'yes');
  await world.answer(contactId, ['personalisation'], 'yes');
  expect(await record(contactId, 'assist', 'yes')).toMatchObject({ outcome: 'recorded' });
  expect(await record(contactId, 'personalisation', 'no')).toMatchObject({ outcome: 'recorded' });
  const { yes } = await outcomeOf(2);
  expect(yes).toEqual({ ...before.yes, appex: (before.yes.appex ?? 0) + 1 });
});

test('"sent" is the same number on every screen: a mail that was turned away was sent too', async () => {
  const turnedAway = await invited({ variant: 0, accepted: false });
  await world.owner`
    update message set state = 'failed', reason = 'rejected' where contact_id = ${turnedAway.contactId}`;
  const { funnel } = await outcomeOf(0);
  expect(funnel.sent).toBe(funnel.accepted + 1);
  const [figures] = await listFigures(world.system, experimentId);
  expect(figures?.sent).toBe(funnel.sent);
});

test('an objection by the link of the invitation belongs to its variant, until it is lifted', async () => {
  const before = (await outcomeOf(1)).funnel.objected;
  const { contactId } = await invited({ variant: 1 });
  const ctx = await world.leavingCtx(contactId, 'unsubscribe');
  const link = await findUnsubscribeLink(world.system, ctx.actor.token);
  if (!link) throw new Error('The link opens nothing.');
  await unsubscribe(ctx, link, { scope: 'contact', requestId: randomUUID() });
  expect((await outcomeOf(1)).funnel.objected).toBe(before + 1);
  await world.answer(contactId, ['appex'], 'yes');
  expect((await outcomeOf(1)).funnel.objected).toBe(before);
});

test('only invitations whose window is over are judged, and answers that came in time', async () => {
  const before = await outcomeOf(2);
  const inTime = await invited({ variant: 2, daysAgo: 20 });
  await answeredAfter(inTime.contactId, 13);
  const late = await invited({ variant: 2, daysAgo: 20 });
  await answeredAfter(late.contactId, 15);
  const bounced = await invited({ variant: 2, daysAgo: 20 });
  await reportMail(world.system, { providerId: bounced.providerId, reason: 'bounce' });
  await invited({ variant: 2, daysAgo: 13 });
  const outcome = await outcomeOf(2);
  expect(outcome.trials - before.trials).toBe(2);
  expect(outcome.answers - before.answers).toBe(1);
  expect(outcome.funnel.answered - before.funnel.answered).toBe(1);

  const results = await findResults(world.system, experimentId);
  const last = results?.days.at(-1)?.variants[2];
  expect(last).toMatchObject({ trials: outcome.trials, answers: outcome.answers });
  expect(results?.days).toHaveLength(21);
});

test('who was held back is counted apart', async () => {
  const held = await invited({ variant: 3, accepted: false, daysAgo: 20 });
  await world.owner`
    update invitation set variant_id = null, draw_chances = null,
           answered_at = created_at + interval '2 days' where contact_id = ${held.contactId}`;
  const results = await findResults(world.system, experimentId);
  expect(results?.heldBack).toEqual({ count: 1, answered: 1, trials: 1, answers: 1 });
});

test('who was held back counts no longer once the experiment has ended and he may be invited', async () => {
  const held = await invited({ variant: 3, accepted: false, daysAgo: 20 });
  await world.owner`
    update invitation set variant_id = null, draw_chances = null, answered_at = created_at + interval '12 days'
     where contact_id = ${held.contactId}`;
  const heldBack = async () => (await findResults(world.system, experimentId))?.heldBack;
  const before = await heldBack();
  await world.owner`update experiment set ended_at = now() - interval '10 days' where id = ${experimentId}`;
  expect(before).toEqual({ count: 2, answered: 2, trials: 2, answers: 2 });
  expect(await heldBack()).toEqual({ count: 2, answered: 1, trials: 0, answers: 0 });
  await world.owner`update experiment set ended_at = null where id = ${experimentId}`;
});

test('the list of experiments says the same of a variant as its results', async () => {
  const late = await invited({ variant: 1, daysAgo: 20 });
  await answeredAfter(late.contactId, 15);
  const unknown = await invited({ variant: 1, accepted: false });
  await world.owner`
    update message set state = 'unknown', gated_at = now() where contact_id = ${unknown.contactId}`;
  const listed = (await listExperiments(world.system)).find(({ id }) => id === experimentId);
  const results = await findResults(world.system, experimentId);
  expect(
    listed?.variants.map(({ sent, opened, answered }) => ({ sent, opened, answered })),
  ).toEqual(
    results?.variants.map(({ funnel: { sent, opened, answered } }) => ({ sent, opened, answered })),
  );
});

test('draws that go another way than their chances fail the share check, and nobody is named', async () => {
  const chances = Object.fromEntries(variantIds.map((id) => [id, 1 / variantIds.length]));
  expect((await findResults(world.system, experimentId))?.shares.holds).toBe(true);
  for (let count = 0; count < 40; count++) {
    const contactId = await world.aContact();
    await world.db
      .update(invitation)
      .set({ variantId: variantIds[0], drawChances: chances })
      .where(eq(invitation.contactId, contactId));
    await world.owner`
      update message set state = 'sent', handed_at = now() where contact_id = ${contactId}`;
  }
  const results = await findResults(world.system, experimentId);
  expect(results?.shares.holds).toBe(false);
  const known = knowResults(results?.variants ?? [], { sharesHold: false });
  expect(known.verdict).toEqual({ outcome: 'sharesWrong' });
});

test('draws from the winner alone say nothing of the shares', async () => {
  const winner = JSON.stringify({ [variantIds[0] ?? '']: 1 });
  await world.owner`
    update invitation set draw_chances = ${winner}::text::jsonb where variant_id = ${variantIds[0] ?? ''}`;
  const results = await findResults(world.system, experimentId);
  expect(results?.shares.holds).toBe(true);
});
