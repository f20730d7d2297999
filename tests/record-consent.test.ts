import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerLevel, changeConsent } from '@/domain/consent/commands';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const eventsOf = (contactId: string) =>
  world.sql<{ seq: string; decision: string; previous: string | null; key: string }[]>`
    select e.seq, e.decision, e.previous, p.key from consent_event e join purpose p on p.id = e.purpose_id
     where e.contact_id = ${contactId} order by e.seq`;

test('yes, no and yes are three events', async () => {
  const contactId = await world.aContact();
  for (const answer of ['yes', 'no', 'yes'] as const)
    await world.answer(contactId, ['personalisation'], answer);
  expect((await eventsOf(contactId)).map(({ previous, decision }) => [previous, decision])).toEqual(
    [
      [null, 'granted'],
      ['granted', 'withdrawn'],
      ['withdrawn', 'granted'],
    ],
  );
});

test('a first no is refused, and was never granted', async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  expect(await eventsOf(contactId)).toMatchObject([{ previous: null, decision: 'refused' }]);
});

test('the same request twice is one answer', async () => {
  const contactId = await world.aContact();
  const input = {
    levelId: await world.levelOf(['assist']),
    purposeIds: [],
    answer: 'yes' as const,
    locale: 'nb' as const,
    requestId: randomUUID(),
  };
  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => answerLevel(world.contactCtx(contactId), input)),
  );
  expect(outcomes.map((each) => each.ok && each.outcome).sort()).toEqual([
    'recorded',
    'replayed',
    'replayed',
    'replayed',
  ]);
  expect((await eventsOf(contactId)).map((event) => event.key)).toEqual(['assist', 'garp']);
});

test('level 3 is one answer that gives both tags and both lists', async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['assist', 'garp'], 'yes');
  const lists =
    await world.sql`select list_name, tracking from list_member where contact_id = ${contactId} order by 1`;
  expect(lists).toEqual([
    { list_name: 'Assist', tracking: false },
    { list_name: 'Garp', tracking: false },
  ]);
});

test('personal adaptation sets tracking on every list of the contact, and is no list itself', async () => {
  const contactId = await world.aContact({ granted: ['appex', 'personalisation'] });
  const lists =
    await world.sql`select list_name, tracking from list_member where contact_id = ${contactId}`;
  expect(lists).toEqual([{ list_name: 'Appex', tracking: true }]);
});

test("staff does not talk over the contact's own no", async () => {
  const contactId = await world.aContact();
  await world.answer(contactId, ['appex'], 'no');
  const result = await changeConsent(world.roy.ctx, {
    contactId,
    answers: [
      { purposeId: world.purposeId('personalisation'), answer: 'yes' },
      { purposeId: world.purposeId('appex'), answer: 'yes' },
    ],
    channel: 'phone',
    note: 'Han ringte og ombestemte seg.',
    requestId: randomUUID(),
  });
  expect(result).toEqual({ ok: false, reason: 'ownRefusal' });
  expect(await eventsOf(contactId)).toHaveLength(1);
});

test('two edits by staff within two minutes make one receipt', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  for (const answer of ['no', 'yes'] as const) {
    const result = await changeConsent(world.roy.ctx, {
      contactId,
      answers: [{ purposeId: world.purposeId('personalisation'), answer }],
      channel: 'meeting',
      note: 'Avtalt i møtet i dag.',
      requestId: randomUUID(),
    });
    expect(result).toEqual({ ok: true, outcome: 'recorded' });
  }
  const receipts =
    await world.sql`select state from message where contact_id = ${contactId} and kind = 'receipt'`;
  expect(receipts).toEqual([{ state: 'queued' }]);
});

test('a yes needs a published wording that asks for it', async () => {
  const contactId = await world.aContact();
  const [other] = await world.sql`
    select n.id from notice n join level l on l.id = n.level_id where l.key = 'appex' and n.locale = 'nb'`;
  const record = (noticeId: string | null) => world.sql`
    select record_consent(${contactId}, ${[world.purposeId('garp')]}::uuid[], 'granted', ${noticeId}, 'contact',
      ${contactId}, null, 'portal', null, null, ${randomUUID()}) as result`;
  expect(await record(null)).toMatchObject([
    { result: { outcome: 'refused', reason: 'wordingMissing' } },
  ]);
  expect(await record(other?.id)).toMatchObject([
    { result: { outcome: 'refused', reason: 'wordingMismatch' } },
  ]);
});
