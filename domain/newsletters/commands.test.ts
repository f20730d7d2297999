import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { claimMessages } from '@/domain/messages/commands';
import { getProgress, getResults, previewRecipients } from '@/domain/recipients/queries';
import { suppressContact } from '@/domain/suppressions/commands';
import { createWorld, type World } from '@/tests/support/world';
import { cancelNewsletter, createNewsletter, editNewsletter, sendNewsletter } from './commands';
import { findNewsletter, listNewsletters } from './queries';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

// Everyone of an earlier test is out of the way.
beforeEach(() => world.db.update(contact).set({ archivedAt: sql`clock_timestamp()` }));

test('a member gets one mail, and nobody else gets any', async () => {
  const member = await world.aContact({ granted: ['appex'] });
  await world.aContact({ granted: ['assist'] });
  await world.aContact();
  const id = await aDraft();
  expect(await send(id, 1)).toEqual({ ok: true, count: 1 });
  expect((await mailsOf(id)).map((mail) => mail.contactId)).toEqual([member]);
});

test('sending twice sends nothing twice, also at the same moment', async () => {
  await world.aContact({ granted: ['appex'] });
  const id = await aDraft();
  const results = await Promise.all([send(id, 1), send(id, 1)]);
  expect(results.filter((each) => each.ok)).toHaveLength(1);
  expect(await send(id, 1)).toEqual({ ok: false, reason: 'alreadySent' });
  expect(await mailsOf(id)).toHaveLength(1);
});

test('a member of two lists gets one mail', async () => {
  await world.owner.unsafe(`
    alter table purpose disable trigger refuse_other_meaning;
    update purpose set company_id = (select company_id from purpose where key = 'appex') where key = 'garp';
    alter table purpose enable always trigger refuse_other_meaning`);
  await world.aContact({ granted: ['appex', 'garp'] });
  const id = await aDraft({ lists: ['appex', 'garp'] });
  expect(await send(id, 1)).toEqual({ ok: true, count: 1 });
});

test('the list of another company is refused, in a new draft and in a changed one', async () => {
  const foreign = { ...(await content()), purposeIds: [world.purposeId('assist')] };
  const refused = { ok: false, reason: 'foreignList' };
  expect(await createNewsletter(world.kari.ctx, foreign)).toEqual(refused);
  const newsletterId = await aDraft();
  expect(await editNewsletter(world.kari.ctx, { ...foreign, newsletterId, version: 1 })).toEqual(
    refused,
  );
});

test('the preview counts what the sending makes, and says who gets none and why', async () => {
  await world.aContact({ granted: ['appex', 'personalisation'] });
  await world.aContact({ granted: ['appex'] });
  const objector = await world.aContact({ granted: ['appex'] });
  await suppressContact(world.kari.ctx, { contactId: objector, reason: 'objection' });
  const bounced = await world.aContact({ granted: ['appex'] });
  await suppressContact(world.kari.ctx, { contactId: bounced, reason: 'bounce' });
  const id = await aDraft();
  const preview = await previewRecipients(world.kari.ctx, { newsletterId: id, page: 1 });
  expect(preview).toMatchObject({ count: 2, tracking: 1 });
  expect(preview.rows).toHaveLength(2);
  expect(preview.excluded).toEqual(
    expect.arrayContaining([
      { reason: 'objected', count: 1 },
      { reason: 'suppressed', count: 1 },
      expect.objectContaining({ reason: 'archived' }),
    ]),
  );
  expect(await send(id, preview.count)).toEqual({ ok: true, count: preview.count });
});

test('more recipients than were confirmed send nothing', async () => {
  await world.aContact({ granted: ['appex'] });
  await world.aContact({ granted: ['appex'] });
  const id = await aDraft();
  expect(await send(id, 1)).toEqual({ ok: false, reason: 'countChanged' });
  expect(await mailsOf(id)).toEqual([]);
  expect((await findNewsletter(world.kari.ctx, id))?.sentAt).toBeNull();
});

test('a newsletter to nobody is not sent', async () => {
  expect(await send(await aDraft(), 0)).toEqual({ ok: false, reason: 'noRecipients' });
});

test('stopping takes back what waits and leaves what has left', async () => {
  await world.sql`update message set state = 'sent' where state = 'queued'`;
  for (let each = 0; each < 3; each++) await world.aContact({ granted: ['appex'] });
  await world.sql`update message set state = 'sent' where state = 'queued'`;
  const id = await aDraft();
  await send(id, 3);
  await claimMessages(world.worker, { limit: 1 });
  const stopped = await cancelNewsletter(world.kari.ctx, { newsletterId: id });
  expect(stopped).toEqual({ ok: true, stopped: 2 });
  const progress = await getProgress(world.kari.ctx, id);
  expect(progress).toMatchObject({ total: 3, states: { sending: 1, suppressed: 2, queued: 0 } });
  expect(progress.reasons).toEqual([{ state: 'suppressed', reason: 'cancelled', count: 2 }]);
});

test('a draft is not stopped, and what does not exist is not found', async () => {
  const draft = { newsletterId: await aDraft() };
  expect(await cancelNewsletter(world.kari.ctx, draft)).toEqual({ ok: false, reason: 'notSent' });
  const unknown = { newsletterId: randomUUID() };
  expect(await cancelNewsletter(world.kari.ctx, unknown)).toEqual({
    ok: false,
    reason: 'notFound',
  });
  expect(await send(unknown.newsletterId, 1)).toEqual({ ok: false, reason: 'notFound' });
});

test('a draft that a colleague changed meanwhile is neither changed nor sent', async () => {
  await world.aContact({ granted: ['appex'] });
  const newsletterId = await aDraft();
  const change = { ...(await content()), newsletterId, version: 1 };
  expect(await editNewsletter(world.kari.ctx, change)).toEqual({ ok: true, version: 2 });
  const conflict = { ok: false, reason: 'conflict' };
  expect(await editNewsletter(world.roy.ctx, change)).toEqual(conflict);
  expect(await send(newsletterId, 1)).toEqual(conflict);
});

test('results count only those who let themselves be measured', async () => {
  await world.aContact({ granted: ['appex'] });
  const measured = await world.aContact({ granted: ['appex', 'personalisation'] });
  const id = await aDraft();
  await send(id, 2);
  await world.owner`update message set state = 'sent', gated_at = clock_timestamp() where newsletter_id = ${id}`;
  await world.sql`
    insert into tracking_event (message_id, contact_id, kind)
    select id, contact_id, t.kind from message, unnest(array['open', 'open', 'click']) t(kind)
     where newsletter_id = ${id} and contact_id = ${measured}`;
  expect(await getResults(world.kari.ctx, id)).toEqual({
    sent: 2,
    measured: 1,
    opened: 1,
    clicked: 1,
  });
});

test('the newsletters are listed with their state', async () => {
  await world.aContact({ granted: ['appex'] });
  await send(await aDraft(), 1);
  const { rows, total } = await listNewsletters(world.kari.ctx, { page: 1 });
  expect(total).toBe(rows.length);
  expect(new Set(rows.map((row) => row.state))).toEqual(
    new Set(['draft', 'sending', 'sent', 'cancelled']),
  );
});

async function content() {
  const [appex] = await world.db.select().from(company).where(eq(company.key, 'appex'));
  return {
    companyId: appex?.id ?? '',
    subject: 'Nytt i november',
    preheader: '',
    body: '# Hei\n\nLes mer.',
    purposeIds: [world.purposeId('appex')],
  };
}

async function aDraft({ lists = ['appex'] } = {}): Promise<string> {
  const purposeIds = lists.map(world.purposeId);
  const created = await createNewsletter(world.kari.ctx, { ...(await content()), purposeIds });
  if (!created.ok) throw new Error(created.reason);
  return created.newsletterId;
}

function send(newsletterId: string, shownCount: number) {
  return sendNewsletter(world.kari.ctx, { newsletterId, version: 1, shownCount });
}

function mailsOf(newsletterId: string) {
  return world.db.select().from(message).where(eq(message.newsletterId, newsletterId));
}
