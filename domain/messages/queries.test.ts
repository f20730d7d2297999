import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRecipients } from '@/domain/recipients/commands';
import { listTimeline } from '@/domain/timeline/queries';
import { createWorld, type World } from '@/tests/support/world';
import { claimMessages } from './commands';
import { countByState, findMessage, findMessageHtml, listMessages } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const everything = { state: null, kind: null, search: '' };

test('the outbox is narrowed by state, kind and name', async () => {
  await world.aContact({ email: 'siv@fjordbygg.example' });
  await world.aContact({ email: 'ola@fjordbygg.example' });
  const { ctx } = world.kari;
  expect((await listMessages(ctx, { ...everything, page: 1 })).total).toBe(2);
  expect(await countByState(ctx, everything)).toEqual({ queued: 2 });
  const found = await listMessages(ctx, { ...everything, search: 'siv@', page: 1 });
  expect(found).toMatchObject({ total: 1, rows: [{ kind: 'invitation', state: 'queued' }] });
  const filter = { ...everything, kind: 'newsletter', page: 1 } as const;
  expect(await listMessages(ctx, filter)).toEqual({ rows: [], total: 0 });
});

test('a mail that has not left has no copy, and an unknown one is null', async () => {
  const { rows } = await listMessages(world.kari.ctx, { ...everything, page: 1 });
  const id = rows[0]?.id ?? '';
  expect(await findMessage(world.kari.ctx, id)).toMatchObject({ id, copy: null, because: null });
  expect(await findMessageHtml(world.kari.ctx, id)).toBeNull();
  expect(await findMessage(world.kari.ctx, randomUUID())).toBeNull();
});

const becauseOf = async (contactId: string, kind: string) => {
  const [mail] = await world.sql`
    select id from message where contact_id = ${contactId} and kind = ${kind} order by created_at desc limit 1`;
  return (await findMessage(world.kari.ctx, String(mail?.id)))?.because;
};

test('a newsletter that left names the answer that allowed it, and keeps naming it after a no', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const [made] = await world.owner`
    with letter as (
      insert into newsletter (company_id, subject, preheader, body, created_by, sent_at)
      select company_id, 'Nytt', '', '[]', ${world.kari.id}, now() from purpose where key = 'appex' returning id, company_id
    ), list as (
      insert into newsletter_list (newsletter_id, purpose_id) select id, ${world.purposeId('appex')} from letter
    )
    insert into message (kind, contact_id, company_id, newsletter_id)
    select 'newsletter', ${contactId}, company_id, id from letter returning newsletter_id as id`;
  expect(await becauseOf(contactId, 'newsletter')).toBeNull();
  await claimMessages(world.worker, { limit: 100 });
  await world.answer(contactId, ['appex'], 'no');
  const because = {
    by: 'consent',
    tag: 'Appex',
    channel: 'portal',
    actorName: null,
    noticeVersion: 1,
  };
  expect(await becauseOf(contactId, 'newsletter')).toMatchObject(because);
  const timeline = await listTimeline(world.kari.ctx, contactId);
  const told = await becauseOf(contactId, 'newsletter');
  const answers = timeline.flatMap((entry) => (entry.kind === 'answer' ? entry.changes : []));
  expect(answers.filter(({ to }) => to === 'granted').map(({ eventId }) => eventId)).toEqual([
    told?.by === 'consent' && told.eventId,
  ]);
  expect(
    timeline.find((entry) => entry.kind === 'message' && entry.messageKind === 'newsletter'),
  ).toMatchObject({ because });
  const recipients = await openRecipients(world.roy.ctx, { newsletterId: made?.id, page: 1 });
  expect(recipients).toMatchObject([{ contactId, because }]);
});

test('an invitation names the basis that it left on, also when the basis is another now', async () => {
  const contactId = await world.aContact();
  await claimMessages(world.worker, { limit: 100 });
  expect(await becauseOf(contactId, 'invitation')).toEqual({ by: 'invitation', basis: 'customer' });
  await world.owner`
    insert into contact_change (contact_id, actor_type, before, after)
    values (${contactId}, 'staff', '{"inviteBasis": "customer"}', '{"inviteBasis": "none"}')`;
  await world.owner`update contact set invite_basis = 'none' where id = ${contactId}`;
  expect(await becauseOf(contactId, 'invitation')).toEqual({ by: 'invitation', basis: 'customer' });
});

test.each(['receipt', 'new_link', 'confirm_email'] as const)(
  'a mail of kind %s needs no consent',
  async (kind) => {
    const contactId = await world.aContact();
    await world.owner`
    insert into message (kind, contact_id, company_id)
    select ${kind}, ${contactId}, company_id from purpose limit 1`;
    expect(await becauseOf(contactId, kind)).toBeNull();
    await claimMessages(world.worker, { limit: 100 });
    expect(await becauseOf(contactId, kind)).toEqual({ by: kind });
  },
);

test('a renewal names the yes that it asks about', async () => {
  const contactId = await world.aContact({ granted: ['garp'] });
  await world.owner`
    with mail as (
      insert into message (kind, contact_id, company_id, gated_at, state)
      select 'renewal', ${contactId}, company_id, now(), 'sent' from purpose limit 1 returning id)
    insert into renewal (message_id, event_id, ends_at)
    select mail.id, e.id, now() + interval '3 days' from mail, consent_event e where e.contact_id = ${contactId}`;
  expect(await becauseOf(contactId, 'renewal')).toMatchObject({
    by: 'renewal',
    tag: 'Garp',
    hadEnded: false,
  });
});

test('who got a newsletter is not shown where the look cannot be kept', async () => {
  await world.owner`alter table audit_entry add constraint full_disk check (false) not valid`;
  const newsletterId = randomUUID();
  await expect(openRecipients(world.kari.ctx, { newsletterId, page: 1 })).rejects.toThrow();
  await world.owner`alter table audit_entry drop constraint full_disk`;
});
