import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { company } from '@/db/schema/company';
import { expireConsents } from '@/domain/expiry/commands';
import { claimMessages } from '@/domain/messages/commands';
import type { MessageKind } from '@/domain/messages/rules';
import { suppressContact } from '@/domain/suppressions/commands';
import { createWorld, type World } from './support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

beforeEach(async () => {
  await world.owner`update message set state = 'sent' where state in ('queued', 'sending')`;
});

afterAll(() => world.close());

test('a newsletter passes by the consent that allows it, and says which', async () => {
  const contactId = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  await queue(contactId, 'newsletter', 'appex');
  expect(await gate()).toEqual([['newsletter', 'sending', null]]);
  const [row] = await world.sql`
    select m.gate_event_id = s.event_id as same from message m join consent s on s.contact_id = m.contact_id
     where m.contact_id = ${contactId} and m.kind = 'newsletter'`;
  expect(row?.same).toBe(true);
});

test('a withdrawn contact leaves the queue before sending', async () => {
  const contactId = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  await queue(contactId, 'newsletter', 'appex');
  await world.answer(contactId, ['appex'], 'no');
  const [row] =
    await world.sql`select state, reason from message where contact_id = ${contactId} and kind = 'newsletter'`;
  expect(row).toEqual({ state: 'suppressed', reason: 'noConsent' });
  expect(await gate()).toEqual([]);
});

test('a newsletter that waits when the yes ends is not sent, before and after its end is written down', async () => {
  const ends = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  const ended = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  for (const contactId of [ends, ended]) await queue(contactId, 'newsletter', 'appex');
  await world.owner`update consent set expires_at = now() where contact_id = ${ended}`;
  await expireConsents(world.worker);
  await world.owner`update consent set expires_at = now() where contact_id = ${ends}`;
  expect(
    await world.sql`select contact_id, reason from message where kind = 'newsletter' and state = 'suppressed'
    and contact_id in (${ends}, ${ended})`,
  ).toEqual([{ contact_id: ended, reason: 'noConsent' }]);
  expect(await gate()).toEqual([['newsletter', 'suppressed', 'noConsent']]);
});

test('a newsletter that waits when a newer wording ends the yes is not sent', async () => {
  const contactId = await world.aContact({ granted: ['personalisation', 'appex'] });
  await world.owner`update message set state = 'sent'`;
  await queue(contactId, 'newsletter', 'appex');
  await world.owner`
    insert into notice (level_id, version, locale, content, sha256, older_lapse_at)
    select n.level_id, 2, n.locale, n.content, n.sha256, now() from notice n join level_purpose lp on lp.level_id = n.level_id
     where lp.purpose_id = ${world.purposeId('appex')} and n.version = 1`;
  expect(await gate()).toEqual([['newsletter', 'suppressed', 'noConsent']]);
});

test('a consent to one company lets no other company write', async () => {
  const contactId = await world.aContact({ granted: ['assist'], inviteBasis: 'none' });
  await queue(contactId, 'newsletter', 'garp');
  expect(await gate()).toEqual([['newsletter', 'suppressed', 'noConsent']]);
});

test('an objection stops newsletters, invitations and receipts, but not the link he asks for himself', async () => {
  const contactId = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  await suppressContact(world.system, { contactId, reason: 'objection' });
  await queue(contactId, 'newsletter', 'appex');
  await queue(contactId, 'receipt');
  await queue(contactId, 'new_link');
  expect(await gate()).toEqual([
    ['new_link', 'sending', null],
    ['newsletter', 'suppressed', 'objected'],
    ['receipt', 'suppressed', 'objected'],
  ]);
});

test('a bounced address gets nothing at all', async () => {
  const contactId = await world.aContact({ granted: ['appex'], inviteBasis: 'none' });
  await suppressContact(world.system, { contactId, reason: 'bounce' });
  await queue(contactId, 'newsletter', 'appex');
  await queue(contactId, 'new_link');
  expect((await gate()).map(([, , reason]) => reason)).toEqual(['suppressed', 'suppressed']);
});

test.each(['invitation', 'reminder'] as const)(
  'a queued %s is not sent to one who objected, answered, said no or lost the basis meanwhile',
  async (kind) => {
    const waiting = async () => {
      const contactId = await world.aContact({ inviteBasis: 'none' });
      await world.owner`update contact set invite_basis = 'customer' where id = ${contactId}`;
      await queue(contactId, kind);
      return contactId;
    };
    const objected = await waiting();
    const answered = await waiting();
    const refused = await waiting();
    const without = await waiting();
    await suppressContact(world.system, { contactId: objected, reason: 'objection' });
    await world.answer(answered, ['appex'], 'yes');
    await world.answer(refused, ['appex'], 'no');
    await world.owner`update contact set invite_basis = 'none' where id = ${without}`;
    const free = await waiting();
    await gate();
    const reasonOf = async (contactId: string) => {
      const [row] = await world.sql`
        select state, reason from message where contact_id = ${contactId} and kind = ${kind}`;
      return [row?.state, row?.reason];
    };
    expect(await reasonOf(objected)).toEqual(['suppressed', 'objected']);
    expect(await reasonOf(answered)).toEqual(['suppressed', 'alreadyAnswered']);
    expect(await reasonOf(refused)).toEqual(['suppressed', 'alreadyAnswered']);
    expect(await reasonOf(without)).toEqual(['suppressed', 'basisMissing']);
    expect(await reasonOf(free)).toEqual(['sending', null]);
  },
);

test('a contact without basis is not invited, and the registration says so', async () => {
  const contactId = await world.aContact({ inviteBasis: 'none' });
  expect(await world.sql`select from message where contact_id = ${contactId}`).toHaveLength(0);
  expect(await world.sql`select from invitation where contact_id = ${contactId}`).toHaveLength(0);
});

async function gate(): Promise<[string, string, string | null][]> {
  const before = await world.sql`select id from message where state = 'queued'`;
  await claimMessages(world.worker, { limit: 50 });
  const rows = await world.sql<{ kind: string; state: string; reason: string | null }[]>`
    select kind, state, reason from message where id = any(${before.map((row) => row.id)}) order by kind`;
  return rows.map((row) => [row.kind, row.state, row.reason]);
}

async function queue(contactId: string, kind: MessageKind, purposeKey?: string): Promise<void> {
  const [appex] = await world.db.select({ id: company.id }).from(company).limit(1);
  const [sent] = purposeKey
    ? await world.owner`
        with sent as (
          insert into newsletter (company_id, subject, body, created_by)
          select company_id, 'Nytt', 'Nytt', ${world.kari.id} from purpose where key = ${purposeKey}
          returning id, company_id
        ), listed as (
          insert into newsletter_list (newsletter_id, purpose_id) select id, ${world.purposeId(purposeKey)} from sent
        ) select id, company_id from sent`
    : [];
  await world.owner`
    insert into message (kind, contact_id, company_id, newsletter_id)
    values (${kind}, ${contactId}, ${sent?.company_id ?? appex?.id}, ${sent?.id ?? null})`;
}
