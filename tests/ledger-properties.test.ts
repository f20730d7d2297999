import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeConsent, withdrawConsent } from '@/domain/consent/commands';
import { claimMessages } from '@/domain/messages/commands';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from './support/world';

const OPERATIONS = 10_000;
const CONNECTIONS = 8;
const CONTACTS = 25;
const purposeKeys = ['personalisation', 'appex', 'assist', 'garp'] as const;

let world: World;
let contactIds: string[];

beforeAll(async () => {
  world = await createWorld({ poolMax: CONNECTIONS });
  contactIds = [];
  for (let each = 0; each < CONTACTS; each += 1)
    contactIds.push(await world.aContact({ inviteBasis: 'none' }));
}, 120_000);

afterAll(() => world.close());

const whose = fc.nat({ max: CONTACTS - 1 });
const what = fc.subarray([...purposeKeys], { minLength: 1 });
const yesOrNo = fc.constantFrom('yes' as const, 'no' as const);

const operation = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('answer' as const),
      whose,
      what: fc.constantFrom(...purposeKeys),
      yesOrNo,
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('unsubscribe' as const), whose, what }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('staff' as const), whose, what, yesOrNo }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('mail' as const),
      whose,
      what: fc.constantFrom('appex', 'assist', 'garp'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('claim' as const) }) },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

test('after ten thousand random operations the fold is the state, the chain holds, and no mail followed a withdrawal', async () => {
  const operations = fc.sample(operation, OPERATIONS);
  const queue = operations.values();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      for (const each of queue) await run(each);
    }),
  );

  expect(await world.sql`select * from verify_ledger()`).toEqual([]);
  expect(await stateByReplay()).toEqual(await stateAsKept());
  const [gated] =
    await world.sql`select count(*)::int as count from message where gated_at is not null`;
  expect(gated?.count).toBeGreaterThan(100);
  expect(await mailsAfterWithdrawal()).toEqual([]);
}, 600_000);

async function run(each: Operation): Promise<void> {
  switch (each.type) {
    case 'answer':
      await world.answer(contactOf(each), [each.what], each.yesOrNo);
      return;
    case 'unsubscribe': {
      await withdrawConsent(await world.leavingCtx(contactOf(each), 'one_click'), {
        purposeIds: each.what.map(world.purposeId),
        requestId: randomUUID(),
      });
      return;
    }
    case 'staff':
      await changeConsent(world.roy.ctx, {
        contactId: contactOf(each),
        answers: each.what.map((key) => ({
          purposeId: world.purposeId(key),
          answer: each.yesOrNo,
        })),
        channel: 'phone',
        note: 'Sagt på telefon i dag.',
        agreedOn: osloDate(new Date()),
        requestId: randomUUID(),
      });
      return;
    case 'mail':
      await queueNewsletter(contactOf(each), each.what);
      return;
    case 'claim':
      await claimMessages(world.worker, { limit: 5 });
      return;
  }
}

function contactOf({ whose }: { whose: number }): string {
  const contactId = contactIds[whose];
  if (!contactId) throw new Error('No such contact.');
  return contactId;
}

async function queueNewsletter(contactId: string, key: string): Promise<void> {
  await world.sql`
    with sent as (
      insert into newsletter (company_id, subject, body, created_by)
      select company_id, 'Nytt', 'Nytt fra oss', ${world.kari.id} from purpose where key = ${key}
      returning id, company_id
    ), listed as (
      insert into newsletter_list (newsletter_id, purpose_id) select id, ${world.purposeId(key)} from sent
    )
    insert into message (kind, contact_id, company_id, newsletter_id)
    select 'newsletter', ${contactId}, company_id, id from sent`;
}

/** An independent fold: the events, read in order, decide. */
async function stateByReplay() {
  const events = await world.sql<{ contact_id: string; purpose_id: string; decision: string }[]>`
    select contact_id, purpose_id, decision from consent_event order by contact_id, seq`;
  const state = new Map(
    events.map((event) => [`${event.contact_id} ${event.purpose_id}`, event.decision]),
  );
  return [...state].sort();
}

async function stateAsKept() {
  const rows = await world.sql<{ contact_id: string; purpose_id: string; decision: string }[]>`
    select contact_id, purpose_id, decision from consent`;
  return rows.map((row) => [`${row.contact_id} ${row.purpose_id}`, row.decision]).sort();
}

/** Newsletters that passed the guard though what allowed them had been withdrawn before. */
async function mailsAfterWithdrawal() {
  return world.sql`
    select m.id from message m
      join consent_event allowing on allowing.id = m.gate_event_id
      join consent_event later on later.contact_id = allowing.contact_id and later.purpose_id = allowing.purpose_id
       and later.seq > allowing.seq and later.decision <> 'granted'
     where m.kind = 'newsletter' and m.gated_at > later.recorded_at
    union all
    select m.id from message m where m.kind = 'newsletter' and m.gated_at is not null and m.gate_event_id is null`;
}
