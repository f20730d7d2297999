import type { Sql } from 'postgres';

const appendOnly = [
  'consent_event',
  'notice',
  'served',
  'checkpoint',
  'checkpoint_leaf',
  'audit_entry',
  'level_purpose',
];

/** The triggers that guard the ledger, and the tables that have each; see functions/append-only.sql and rights.sql. */
const guards = {
  refuse_row_change: appendOnly,
  refuse_truncate: appendOnly,
  refuse_other_meaning: ['purpose', 'level', 'company'],
  refuse_links: ['message'],
};

/**
 * The triggers of the ledger that are gone, or that a session could go without, such as `refuse_truncate of notice`. A
 * table that is not there yet says nothing.
 */
export async function listOpenGuards(sql: Sql): Promise<string[]> {
  const wanted = Object.entries(guards).flatMap(([trigger, tables]) =>
    tables.map((table) => `${trigger} of ${table}`),
  );
  const rows = await sql<{ guard: string }[]>`
    select guard from unnest(${wanted}::text[]) guard cross join string_to_array(guard, ' of ') part
      join pg_class c on c.oid = to_regclass('public.' || part[2])
     where not exists (select from pg_trigger t
                        where t.tgrelid = c.oid and t.tgname = part[1] and t.tgenabled = 'A')
     order by 1`;
  return rows.map(({ guard }) => guard);
}
