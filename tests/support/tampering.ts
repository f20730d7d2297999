import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type { Ctx } from '@/domain/context';
import type { World } from './world';

const appendOnly = [
  'consent_event',
  'served',
  'audit_entry',
  'notice',
  'checkpoint',
  'checkpoint_leaf',
  'purpose',
  'level',
  'level_purpose',
  'company',
];

/** Changes the past as its owner can, looks, and puts it back. */
export async function tampered<Found>(
  { owner }: World,
  change: string,
  look: (db: Ctx['db']) => Promise<Found>,
): Promise<Found> {
  const seen = { undo: new Error('undo'), found: undefined as Found | undefined };
  await drizzle(owner, { casing: 'snake_case' })
    .transaction(async (db) => {
      for (const table of appendOnly) await db.execute(`alter table ${table} disable trigger user`);
      await db.execute(change);
      seen.found = await look(db);
      throw seen.undo;
    })
    .catch((error: unknown) => {
      if (error !== seen.undo) throw error;
    });
  return seen.found as Found;
}

/** What was set up, published, shown and done by staff before the minute that a checkpoint leaves out. */
export async function aWhileAgo({ db, owner }: World, contactId: string): Promise<void> {
  for (const [table, trigger] of [
    ['purpose', 'refuse_other_meaning'],
    ['level_purpose', 'refuse_row_change'],
  ])
    await owner.unsafe(`
      alter table ${table} disable trigger ${trigger};
      update ${table} set created_at = now() - interval '5 minutes';
      alter table ${table} enable always trigger ${trigger}`);
  for (const minutes of [4, 3, 2]) {
    const at = sql`now() - make_interval(mins => ${minutes})`;
    await db.execute(sql`
      insert into served (id, contact_id, notice_id, message_id, served_at)
      select overlay(id_from(${at})::text placing '7' from 15)::uuid, ${contactId}, (select id from notice order by id limit 1), uuid_v7(), ${at}`);
    await db.execute(sql`
      insert into audit_entry (id, action, subject_type, recorded_at) values (overlay(id_from(${at})::text placing '7' from 15)::uuid, 'login', 'staff', ${at})`);
  }
  await db.execute(sql`
    insert into notice (level_id, version, locale, content, sha256, published_at)
    select level_id, 0, locale, content, sha256, now() - interval '2 minutes' from notice where locale = 'nb'
    on conflict do nothing`);
}
