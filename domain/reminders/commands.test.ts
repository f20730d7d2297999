import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { inviteByHand } from '@/domain/invitations/commands';
import { claimMessages } from '@/domain/messages/commands';
import { eraseContact } from '@/domain/privacy/commands';
import { suppressContact } from '@/domain/suppressions/commands';
import { usualPace } from '@/domain/waves/rules';
import { createWorld, type World } from '@/tests/support/world';
import { deliver } from '@/worker/deliver';
import { remindInvited } from './commands';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

// Each test has the job to itself: whoever was invited before it has been reminded.
beforeEach(async () => {
  await world.owner`update experiment set reminder_days = 7, paused_at = null, ended_at = null`;
  await remind();
  await world.owner`update message set state = 'sent', handed_at = now() - interval '1 year' where state <> 'sent'`;
  await remind();
});

afterAll(() => world.close());

/** The job, on a Wednesday before noon where nothing else is said. */
const remind = (now = new Date('2026-11-25T10:00:00Z')) => remindInvited(world.worker, { now });

const sentAgo = (contactId: string, ago: string) => world.owner`
  update message set state = 'sent', gated_at = now() - ${ago}::interval, handed_at = now() - ${ago}::interval
   where contact_id = ${contactId}`;

async function anInvited(ago = '8 days'): Promise<string> {
  const contactId = await world.aContact();
  await sentAgo(contactId, ago);
  return contactId;
}

const remindersOf = (contactId: string) => world.sql`
  select m.state, m.reason, m.invitation_id = i.id as same from message m join invitation i on i.contact_id = m.contact_id
   where m.contact_id = ${contactId} and m.kind = 'reminder'`;

test('who has not answered is reminded once, of the same invitation, on any number of workers', async () => {
  const contactId = await anInvited();
  const queued = await Promise.all([1, 2, 3].map(() => remind()));
  expect(queued.reduce((sum, each) => sum + each)).toBe(1);
  expect(await remindersOf(contactId)).toEqual([{ state: 'queued', reason: null, same: true }]);
  await sentAgo(contactId, '100 days');
  expect(await remind()).toBe(0);
});

test('nobody is reminded before the days that the experiment says have passed', async () => {
  await anInvited('6 days 23 hours');
  expect(await remind()).toBe(0);
  await world.owner`update experiment set reminder_days = 6`;
  expect(await remind()).toBe(1);
});

test('nobody is reminded when his answer would not count any more', async () => {
  await anInvited('14 days 1 hour');
  expect(await remind()).toBe(0);
  await anInvited('13 days 23 hours');
  expect(await remind()).toBe(1);
});

test('an experiment reminds only where it is set to, and not while it is paused, or when it has ended', async () => {
  await anInvited();
  await world.owner`update experiment set reminder_days = null`;
  expect(await remind()).toBe(0);
  await world.owner`update experiment set reminder_days = 7, paused_at = now()`;
  expect(await remind()).toBe(0);
  await world.owner`update experiment set paused_at = null, ended_at = now()`;
  expect(await remind()).toBe(0);
  await world.owner`update experiment set ended_at = null`;
  expect(await remind()).toBe(1);
});

test.each([
  ['a Saturday', '2026-11-28T10:00:00Z'],
  ['an evening', '2026-11-25T15:00:00Z'],
  ['an early morning', '2026-11-25T06:59:00Z'],
])('nobody is reminded on %s in Norway, and everybody at the next office hour', async (_, at) => {
  await anInvited();
  expect(await remind(new Date(at))).toBe(0);
  expect(await remind()).toBe(1);
});

test('no more are reminded at a time than a wave invites in an hour, the longest waiting first', async () => {
  await world.owner`
    with people as (
      insert into contact (first_name, last_name, email, email_key, source, invite_basis)
      select 'Jone', 'Tveit', n || '@mange.example', n || '@mange.example', 'crm', 'customer'
        from generate_series(1, ${usualPace.perHour + 1}) n returning id, email
    ), drawn as (
      insert into invitation (contact_id, company_id, experiment_id, variant_id)
      select p.id, x.company_id, x.id, v.id
        from people p, experiment x join lateral (
          select id from variant where experiment_id = x.id limit 1) v on true
       returning id, contact_id, company_id)
    insert into message (kind, contact_id, company_id, invitation_id, state, gated_at, handed_at)
    select 'invitation', contact_id, company_id, d.id, 'sent', at, at
      from drawn d join people p on p.id = d.contact_id
     cross join lateral (select now() - make_interval(days => 10, mins => split_part(p.email, '@', 1)::int) as at) left_at`;
  expect(await remind()).toBe(usualPace.perHour);
  expect(
    await world.sql`
      select c.email from contact c where c.email like '%@mange.example' and not exists (
        select from message m where m.contact_id = c.id and m.kind = 'reminder')`,
  ).toEqual([{ email: '1@mange.example' }]);
  expect(await remind()).toBe(1);
});

const closings: [string, (contactId: string) => Promise<unknown>][] = [
  ['erased', (contactId) => eraseContact(world.system, { contactId })],
  ['archived', (id) => world.owner`update contact set archived_at = now() where id = ${id}`],
  ['bounced', (id) => suppressContact(world.system, { contactId: id, reason: 'bounce' })],
  ['complained', (id) => suppressContact(world.system, { contactId: id, reason: 'complaint' })],
  ['objected', (id) => suppressContact(world.system, { contactId: id, reason: 'objection' })],
  ['without basis', (id) => world.owner`update contact set invite_basis = 'none' where id = ${id}`],
  ['who said no', (id) => world.answer(id, ['garp'], 'no')],
  ['who said yes', (id) => world.answer(id, ['garp'], 'yes')],
];

test.each(closings)('a contact %s is not reminded', async (_, close) => {
  const contactId = await anInvited();
  await close(contactId);
  expect(await remind()).toBe(0);
});

test.each(closings)(
  'a reminder that waits is not sent to a contact %s meanwhile',
  async (_, close) => {
    const contactId = await anInvited();
    expect(await remind()).toBe(1);
    await close(contactId);
    await claimMessages(world.worker, { limit: 50 });
    expect(await remindersOf(contactId)).toMatchObject([{ state: 'suppressed' }]);
  },
);

test('an invitation that did not leave is not reminded of, nor one that goes out once more', async () => {
  const stopped = await anInvited();
  await world.owner`update message set state = 'suppressed' where contact_id = ${stopped}`;
  const waits = await anInvited();
  expect(await inviteByHand(world.kari.ctx, { contactId: waits })).toMatchObject({ ok: true });
  expect(await remind()).toBe(0);
  await world.owner`
    update message set state = 'sent', handed_at = now() - interval '1 day' where contact_id = ${waits} and state = 'queued'`;
  expect(await remind()).toBe(0);
  await sentAgo(waits, '7 days');
  expect(await remind()).toBe(1);
});

test('the reminder is the same mail from the same sender, says what it is, and lets him end it', async () => {
  const contactId = await world.aContact();
  const mailer = {
    send: async () => ({ ok: true, providerId: 'test' }) as const,
    close: async () => {},
  };
  await deliver(world.worker, mailer);
  await sentAgo(contactId, '8 days');
  await remind();
  await deliver(world.worker, mailer);
  const mails = await world.sql`
    select m.kind, b.subject, b.from_name, b.reply_to, b.text like '%Ikke kontakt meg igjen: http%/u/%' as may_end
      from message m join message_body b on b.message_id = m.id
     where m.contact_id = ${contactId} order by m.created_at`;
  const [invitation, reminder] = mails;
  expect(mails).toHaveLength(2);
  expect(reminder).toEqual({
    ...invitation,
    kind: 'reminder',
    subject: `Påminnelse: ${invitation?.subject}`,
    may_end: true,
  });
});
