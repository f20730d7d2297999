import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { createWorld, type World } from '@/tests/support/world';
import { exportAsOf, exportCardAsOf, exportListAsOf, openAsOf } from './commands';

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.aContact({ granted: ['appex'] });
});
afterAll(() => world.close());

const ask = (show: 'yes' | 'no') => ({
  purposeId: world.purposeId('appex'),
  at: new Date(),
  search: 'jone',
  show,
});

test('who looked at a moment, and who took it with him, is kept, and never what he searched for', async () => {
  await openAsOf(world.director.ctx, { ...ask('yes'), page: 1 });
  await exportAsOf(world.director.ctx, { ...ask('yes'), format: 'csv' });
  const kept = await world.db
    .select()
    .from(auditEntry)
    .orderBy(desc(auditEntry.recordedAt))
    .limit(2);
  const asOf = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/);
  const subject = { subjectId: world.purposeId('appex'), staffId: world.director.id };
  expect(kept).toMatchObject([
    { ...subject, action: 'asOfExported', detail: { asOf, format: 'csv', count: 1 } },
    { ...subject, action: 'asOfOpened', detail: { asOf } },
  ]);
  expect(JSON.stringify(kept)).not.toContain('jone');
});

test('a card and a list leave as they were, after it is kept who took them', async () => {
  const contactId = await world.aContact({ email: 'siv@then.example', granted: ['garp'] });
  const then = new Date();
  await world.answer(contactId, ['garp'], 'no');
  const { ctx } = world.kari;
  const card = await exportCardAsOf(ctx, { contactId, at: then, format: 'json' });
  expect(card?.consents.find(({ key }) => key === 'garp')?.standing).toBe('granted');
  expect(card?.history.filter(({ kind }) => kind === 'answer')).toHaveLength(1);
  const list = await exportListAsOf(ctx, { key: 'garp', at: then, search: 'siv@', format: 'csv' });
  expect(list?.members.map((member) => member.contactId)).toEqual([contactId]);
  const kept = await world.db
    .select()
    .from(auditEntry)
    .orderBy(desc(auditEntry.recordedAt))
    .limit(2);
  const asOf = `${then.toISOString().slice(0, 16)}Z`;
  expect(kept).toMatchObject([
    {
      action: 'listAsOfExported',
      subjectId: world.purposeId('garp'),
      staffId: world.kari.id,
      detail: { asOf, format: 'csv', count: 1 },
    },
    { action: 'cardAsOfExported', subjectId: contactId, detail: { asOf, format: 'json' } },
  ]);
  expect(await exportCardAsOf(ctx, { contactId, at: new Date(0), format: 'csv' })).toBeNull();
});

test('an answer that comes meanwhile stands in all of a file, or in none of it', async () => {
  const contactId = await world.aContact({ email: 'meanwhile@then.example' });
  const { ctx } = world.kari;
  const asked = {
    at: new Date(Date.now() + 60_000),
    search: 'meanwhile@',
    format: 'json',
  } as const;
  const purposeId = world.purposeId('assist');
  let isTaking = true;
  const answering = (async () => {
    for (let turn = 0; isTaking; turn += 1)
      await world.answer(contactId, ['assist'], turn % 2 ? 'no' : 'yes');
  })();
  try {
    for (let taken = 0; taken < 30; taken += 1) {
      const card = await exportCardAsOf(ctx, { ...asked, contactId });
      const assist = card?.consents.find(({ key }) => key === 'assist');
      const last = card?.history.find(({ kind }) => kind === 'answer');
      expect(assist?.since).toEqual(last?.at ?? null);
      const { rows, counts } = await exportAsOf(ctx, { ...asked, purposeId, show: 'yes' });
      expect(rows).toHaveLength(counts.yes);
      const shown = await openAsOf(ctx, { ...asked, purposeId, show: 'yes', page: 1 });
      expect(shown.rows).toHaveLength(shown.counts.yes);
    }
  } finally {
    isTaking = false;
    await answering;
  }
});

test('what happened within the millisecond of a moment stands in all of a card, and a moment before in none of it', async () => {
  const contactId = await world.aContact({ granted: ['garp'] });
  await world.answer(contactId, ['garp'], 'no');
  const [event] = await world.sql`
    select recorded_at as at from consent_event where contact_id = ${contactId} order by seq desc limit 1`;
  const at = new Date(event?.at);
  const cardAt = async (at: Date) => {
    const card = await exportCardAsOf(world.kari.ctx, { contactId, at, format: 'json' });
    const [last] = card?.history.filter((entry) => entry.kind === 'answer') ?? [];
    return [card?.consents.find(({ key }) => key === 'garp')?.standing, last?.changes[0]?.to];
  };
  expect(await cardAt(at)).toEqual(['withdrawn', 'withdrawn']);
  expect(await cardAt(new Date(+at - 1))).toEqual(['granted', 'granted']);
});

test('what cannot be kept is neither shown nor handed out', async () => {
  await world.owner`alter table audit_entry add constraint full_disk check (false) not valid`;
  const { ctx } = world.roy;
  await expect(openAsOf(ctx, { ...ask('no'), page: 1 })).rejects.toThrow();
  await expect(exportAsOf(ctx, { ...ask('no'), format: 'json' })).rejects.toThrow();
  const contactId = await world.aContact();
  const asked = { at: new Date(), format: 'csv' } as const;
  await expect(exportCardAsOf(ctx, { ...asked, contactId })).rejects.toThrow();
  await expect(exportListAsOf(ctx, { ...asked, key: 'appex', search: '' })).rejects.toThrow();
  await world.owner`alter table audit_entry drop constraint full_disk`;
});
