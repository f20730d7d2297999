import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { log } from '@/lib/log';

const RETRY_MS = 1000;

/**
 * Waits until the database answers.
 * @throws PostgresError when it does not let the login in
 * @throws Error with one line when the login has rights over the ledger that it should not have
 */
export async function requireFewRights(sql: Sql, login: 'app' | 'worker'): Promise<void> {
  const excess = await untilAnswered(() => listExcessRights(sql, login));
  if (excess.length === 0) return;
  const setting = `DATABASE_${login.toUpperCase()}_URL`;
  throw new Error(
    `The login of the ${login} has rights over the ledger that it should not have: ${excess.join(', ')}. ` +
      `Run npm run db:migrate, and start by npm start or with ${setting}; see "Logins" in docs/operations.md.`,
  );
}

/** The server answers, and lets this login not in, or has no such database. */
function isRefused(error: unknown): boolean {
  return error instanceof postgres.PostgresError && /^(28|3D)/.test(error.code);
}

async function untilAnswered<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isRefused(error)) throw error;
      log.warn({ error }, 'The database does not answer. Trying again.');
      await wait(RETRY_MS);
    }
  }
}

/** Who may add to the tables that are evidence. To change or delete there is nobody's right; see functions/rights.sql. */
const mayInsert: Record<string, readonly ('app' | 'worker')[]> = {
  consent_event: [],
  consent: [],
  notice: ['app'],
  served: ['app'],
  audit_entry: ['app'],
  checkpoint: ['worker'],
  checkpoint_leaf: ['worker'],
};

/** What a contact is known by: whoever could write these columns could answer in his name. The worker may, and answers not. */
const ofLinks = [
  'INSERT portal_link token_hash',
  'UPDATE portal_link token_hash',
  'UPDATE portal_link contact_id',
  'UPDATE portal_link message_id',
  'UPDATE portal_link expires_at',
  'UPDATE message id',
  'UPDATE message contact_id',
  'UPDATE message created_at',
  'UPDATE message preferences_hash',
  'UPDATE message unsubscribe_hash',
];

/**
 * The rights over the ledger that a login has and should not have, such as `SUPERUSER`, `OWNER consent_event` or
 * `UPDATE notice`. None for the logins that the migration makes. A table that is not there yet says nothing.
 */
export async function listExcessRights(sql: Sql, login: 'app' | 'worker'): Promise<string[]> {
  const tables = Object.keys(mayInsert);
  const open = tables.filter((name) => mayInsert[name]?.includes(login));
  const links = login === 'app' ? ofLinks : [];
  const rows = await sql<{ right: string }[]>`
    with evidence as (
      select c.oid, c.relname as name, pg_has_role(c.relowner, 'MEMBER') as "isOwn"
        from unnest(${tables}::text[]) asked join pg_class c on c.oid = to_regclass('public.' || asked)
    )
    select has.attribute as right
      from pg_roles r
     cross join lateral (values ('SUPERUSER', r.rolsuper), ('CREATEROLE', r.rolcreaterole),
                                ('REPLICATION', r.rolreplication)) has (attribute, it)
     where r.rolname in (session_user, current_user) and has.it
    union
    select 'CREATE public' where has_schema_privilege('public', 'CREATE')
    union
    select 'OWNER ' || name from evidence where "isOwn"
    union
    select asked.right || ' ' || name
      from evidence cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) asked ("right")
     where not "isOwn"
       and not (asked.right = 'INSERT' and name = any (${open}::text[]))
       and case when asked.right in ('INSERT', 'UPDATE') then has_any_column_privilege(oid, asked.right)
                else has_table_privilege(oid, asked.right) end
    union
    select link[1] || ' ' || link[2]
      from unnest(${links}::text[]) asked cross join string_to_array(asked, ' ') link
      join pg_attribute a on a.attrelid = to_regclass('public.' || link[2]) and a.attname = link[3]
     where has_column_privilege(a.attrelid, a.attnum, link[1])
     order by 1`;
  return rows.map(({ right }) => right);
}
