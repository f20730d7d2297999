import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '@/tests/support/world';
import { mintLinks } from './commands';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});

afterAll(() => world.close());

test('who is erased while a mail to him is written, and who writes it, do not wait for each other', async () => {
  const contactId = await world.aContact();
  const [mail] = await world.sql<{ id: string }[]>`
    select id from message where contact_id = ${contactId}`;
  if (!mail) throw new Error('The contact has no mail.');
  let minted: Promise<unknown> = Promise.resolve();
  await world.owner.begin(async (sql) => {
    await sql`select from contact where id = ${contactId} for update`;
    minted = mintLinks(world.worker, [{ contactId, messageId: mail.id, isFresh: true }]);
    await untilOneWaits();
    await sql`update message set email_change_id = null where contact_id = ${contactId}`;
  });
  await expect(minted).resolves.toHaveProperty('size', 1);
});

async function untilOneWaits(): Promise<void> {
  for (;;) {
    const [{ count } = { count: 0 }] = await world.sql<{ count: number }[]>`
      select count(*)::int as count from pg_locks l join pg_stat_activity a using (pid)
       where not l.granted and a.datname = current_database()`;
    if (count > 0) return;
  }
}
