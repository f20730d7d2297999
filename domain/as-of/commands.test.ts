import { desc } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditEntry } from '@/db/schema/audit';
import { createWorld, type World } from '@/tests/support/world';
import { exportAsOf, openAsOf } from './commands';

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

test('what cannot be kept is neither shown nor handed out', async () => {
  await world.owner`alter table audit_entry add constraint full_disk check (false) not valid`;
  const { ctx } = world.roy;
  await expect(openAsOf(ctx, { ...ask('no'), page: 1 })).rejects.toThrow();
  await expect(exportAsOf(ctx, { ...ask('no'), format: 'json' })).rejects.toThrow();
  await world.owner`alter table audit_entry drop constraint full_disk`;
});
