import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCard } from '@/domain/contacts/commands';
import { exportEvidence } from '@/domain/evidence/commands';
import { openList } from '@/domain/lists/commands';
import { openMessage, openMessageHtml } from '@/domain/outbox/commands';
import { osloDate } from '@/lib/oslo-date';
import { createWorld, type World } from '@/tests/support/world';
import { exportAudit, recordAudit } from './commands';
import { listAuditEntries } from './queries';
import type { AuditFilter } from './rules';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

const all: AuditFilter = {
  staffId: null,
  action: null,
  subjectId: null,
  from: null,
  to: null,
};

const deeds = async (filter: Partial<AuditFilter>) =>
  (await listAuditEntries(world.kari.ctx, { filter: { ...all, ...filter }, page: 1 })).rows.map(
    ({ action, subjectId }) => [action, subjectId],
  );

test('who reads a mail or a list is kept, once for as long as it stays open', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const [mail] = await world.sql`select id from message where contact_id = ${contactId} limit 1`;
  const messageId = String(mail?.id);
  await world.owner`
    insert into message_body (message_id, from_name, from_address, to_address, subject, html, text, headers)
    values (${messageId}, 'Kari', 'kari@appex.example', 'a@b.example', 'Hei', '<p>Hei</p>', 'Hei', '{}')`;
  await openMessage(world.kari.ctx, { messageId });
  await openMessageHtml(world.kari.ctx, { messageId });
  await openMessageHtml(world.roy.ctx, { messageId });
  await openList(world.kari.ctx, { key: 'appex' });
  await openList(world.kari.ctx, { key: 'nowhere' });
  expect(await deeds({ staffId: world.kari.id })).toEqual([
    ['listOpened', world.purposeId('appex')],
    ['mailOpened', messageId],
  ]);
  expect(await deeds({ staffId: world.roy.id })).toEqual([['mailOpened', messageId]]);
  expect(await deeds({ staffId: world.roy.id, action: 'listOpened' })).toEqual([]);
});

test('who looked at one contact is found by the contact', async () => {
  const contactId = await world.aContact();
  await openCard(world.roy.ctx, { contactId });
  await openCard(world.roy.ctx, { contactId: await world.aContact() });
  expect(await deeds({ subjectId: contactId })).toEqual([['cardOpened', contactId]]);
});

test('a deed names the contact whom it was about', async () => {
  const contactId = await world.aContact();
  await openCard(world.kari.ctx, { contactId });
  const filter = { ...all, subjectId: contactId };
  const { rows } = await listAuditEntries(world.kari.ctx, { filter, page: 1 });
  expect(rows).toMatchObject([{ subjectName: 'Jone Tveit' }]);
});

test('a deed names the experiment that it was about', async () => {
  const [{ id = '' } = {}] = await world.sql<{ id: string }[]>`
    update experiment set name = 'Høsten' where id = (select id from experiment limit 1) returning id`;
  const detail = { variant: 'B' };
  const deed = { action: 'experimentDecided', subjectType: 'experiment', subjectId: id } as const;
  await recordAudit(world.roy.ctx, { ...deed, detail });
  const filter = { ...all, subjectId: id };
  const { rows } = await listAuditEntries(world.kari.ctx, { filter, page: 1 });
  expect(rows[0]).toMatchObject({ action: 'experimentDecided', subjectName: 'Høsten' });
});

test('a deed names the list, the text, the colleague, and the reader of the mail that it was about', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const [mail] = await world.sql`select id from message where contact_id = ${contactId} limit 1`;
  const [level] = await world.sql`select id from level where key = 'appex'`;
  const named = async (
    subjectType: 'purpose' | 'level' | 'staff' | 'message',
    subjectId: string,
    detail = {},
  ) => {
    await recordAudit(world.roy.ctx, { action: 'lifeChanged', subjectType, subjectId, detail });
    const filter = { ...all, subjectId, staffId: world.roy.id };
    const { rows } = await listAuditEntries(world.kari.ctx, { filter, page: 1 });
    return rows[0]?.subjectName;
  };
  expect(await named('purpose', world.purposeId('appex'))).toBe('Appex');
  expect(await named('purpose', world.purposeId('appex'), { purpose: 'Appex' })).toBeNull();
  expect(await named('level', String(level?.id))).toBe('Digital markedsføring fra Appex');
  expect(await named('staff', world.kari.id)).toBe('Kari Moe');
  expect(await named('staff', world.roy.id)).toBeNull();
  expect(await named('message', String(mail?.id))).toBe('Jone Tveit');
});

test('days are those of Norway, both included', async () => {
  const day = osloDate(new Date());
  const yesterday = osloDate(new Date(Date.now() - 86_400_000));
  await recordAudit(world.roy.ctx, { action: 'login', subjectType: 'staff' });
  expect(await deeds({ from: day, to: day, action: 'login' })).toHaveLength(1);
  expect(await deeds({ to: yesterday })).toEqual([]);
});

test('the log as a file is the narrowed log, and taking it is kept', async () => {
  const entries = await exportAudit(world.roy.ctx, { ...all, action: 'listOpened' });
  expect(entries.map(({ action, staffName }) => [action, staffName])).toEqual([
    ['listOpened', 'Kari Moe'],
  ]);
  const [kept] = await world.sql`select detail from audit_entry where action = 'auditExported'`;
  expect(kept?.detail).toEqual({
    count: 1,
    action: 'listOpened',
    subject: null,
    from: null,
    to: null,
  });
});

test('what cannot be kept is not shown, and nothing leaves', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const [mail] = await world.sql`select id from message where contact_id = ${contactId} limit 1`;
  await world.owner`alter table audit_entry add constraint full_disk check (false) not valid`;
  const { ctx } = world.roy;
  const messageId = String(mail?.id);
  await expect(openCard(ctx, { contactId })).rejects.toThrow();
  await expect(openMessage(ctx, { messageId })).rejects.toThrow();
  await expect(openList(ctx, { key: 'appex' })).rejects.toThrow();
  await expect(exportAudit(ctx, all)).rejects.toThrow();
  await expect(exportEvidence(ctx, { contactId })).rejects.toThrow();
  await world.owner`alter table audit_entry drop constraint full_disk`;
});
