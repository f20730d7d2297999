import { setTimeout as wait } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { log } from '@/lib/log';
import { listOpenGuards } from './guards';

const RETRY_MS = 1000;

/**
 * Waits until the database answers.
 * @throws Error with one line when it does not let the login in, or when the login has rights over the ledger that it
 *   should not have, or a trigger is off
 */
export async function requireFewRights(sql: Sql, login: 'app' | 'worker'): Promise<void> {
  const setting = `DATABASE_${login.toUpperCase()}_URL`;
  const excess = await untilAnswered(() => listExcessRights(sql, login), setting);
  const open = await untilAnswered(() => listOpenGuards(sql), setting);
  if (open.length > 0)
    throw new Error(
      `The ledger lacks what guards it in every session: ${open.join(', ')}. Run npm run db:migrate.`,
    );
  if (excess.length === 0) return;
  throw new Error(
    `The login of the ${login} has rights over the ledger that it should not have: ${excess.join(', ')}. ` +
      `Run npm run db:migrate, and start by npm start or with ${setting}; see "Logins" in docs/operations.md.`,
  );
}

/** The server answers, and lets this login not in, or has no such database. */
function isRefused(error: unknown): error is postgres.PostgresError {
  return error instanceof postgres.PostgresError && /^(28|3D)/.test(error.code);
}

async function untilAnswered<T>(ask: () => Promise<T>, setting: string): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (isRefused(error))
        throw new Error(
          `The database does not let this login in: ${error.message}. Run npm run db:migrate, which makes the logins, ` +
            `or set ${setting} right; see "Logins" in docs/operations.md.`,
        );
      log.warn({ error }, 'The database does not answer. Trying again.');
      await wait(RETRY_MS);
    }
  }
}

/**
 * Who may add to the tables that are evidence, or say what it is about. To change or delete there is nobody's right; see
 * functions/rights.sql.
 */
const mayInsert: Record<string, readonly ('app' | 'worker')[]> = {
  consent_event: [],
  consent: [],
  consent_evidence: [],
  contact_key: ['app'],
  contact_change: ['app'],
  level_purpose: ['app'],
  notice: ['app'],
  served: ['app'],
  audit_entry: ['app'],
  checkpoint: ['worker'],
  checkpoint_leaf: ['worker'],
};

/** What else a login must not: a right, a table, and a column where it is about that alone. */
const refused = {
  app: [
    // What a contact is known by: whoever could write these could answer in his name. The worker may, and answers not.
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
    // Why a mail left, and that it did.
    'UPDATE message gate_event_id',
    'DELETE message',
    'DELETE message_body',
    // Who is not mailed.
    'UPDATE suppression contact_id',
    'UPDATE suppression email_hash',
    'UPDATE suppression reason',
    'DELETE suppression',
    // What an answer is about.
    'UPDATE purpose key',
    'UPDATE purpose kind',
    'UPDATE purpose company_id',
    'UPDATE level key',
    'UPDATE company key',
    'UPDATE company orgnr',
  ],
  worker: [
    // What would let it be somebody else.
    'SELECT contact_key',
    'SELECT staff_session',
    'INSERT staff_session',
    'SELECT api_key',
    'INSERT api_key',
    'SELECT staff password_hash',
    'INSERT suppression',
    'UPDATE suppression',
    'DELETE suppression',
  ],
} as const;

/** Of the server's own roles, those that change nothing and read no data. */
const harmlessRoles = [
  'pg_monitor',
  'pg_read_all_settings',
  'pg_read_all_stats',
  'pg_stat_scan_tables',
  'pg_signal_backend',
  'pg_checkpoint',
  'pg_use_reserved_connections',
];

/**
 * The rights over the ledger that a login has and should not have, such as `SUPERUSER`, `OWNER consent_event`,
 * `MEMBER pg_write_server_files` or `UPDATE notice`. None for the logins that the migration makes. A table that is not
 * there yet says nothing.
 */
export async function listExcessRights(sql: Sql, login: 'app' | 'worker'): Promise<string[]> {
  const tables = Object.keys(mayInsert);
  const open = tables.filter((name) => mayInsert[name]?.includes(login));
  const rows = await sql<{ right: string }[]>`
    with own as (
      select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v') and pg_has_role(c.relowner, 'MEMBER')
      union
      select p.proname from pg_proc p
       where p.pronamespace = 'public'::regnamespace and pg_has_role(p.proowner, 'MEMBER')
         and not exists (select from pg_depend d
                          where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
    ), evidence as (
      select to_regclass('public.' || asked) as oid, asked as name from unnest(${tables}::text[]) asked
       where to_regclass('public.' || asked) is not null and asked not in (select name from own)
    )
    select has.attribute as right
      from pg_roles r
     cross join lateral (values ('SUPERUSER', r.rolsuper), ('CREATEROLE', r.rolcreaterole),
                                ('REPLICATION', r.rolreplication), ('BYPASSRLS', r.rolbypassrls)) has (attribute, it)
     where r.rolname in (session_user, current_user) and has.it
    union
    select 'MEMBER ' || r.rolname from pg_roles r
     where r.rolname <> all (${harmlessRoles}::text[]) and pg_has_role(r.oid, 'MEMBER')
       -- One whose rights it does not have until it becomes that role: what follows would miss them.
       and (starts_with(r.rolname, 'pg_') or not pg_has_role(r.oid, 'USAGE'))
    union
    select 'SET session_replication_role' where has_parameter_privilege('session_replication_role', 'SET')
    union
    select 'CREATE public' where has_schema_privilege('public', 'CREATE')
    union
    select 'OWNER ' || name from own
    union
    select asked.right || ' ' || name
      from evidence cross join (values ('INSERT'), ('UPDATE'), ('DELETE'), ('TRUNCATE'), ('TRIGGER')) asked ("right")
     where not (asked.right = 'INSERT' and name = any (${open}::text[]))
       and case when asked.right in ('INSERT', 'UPDATE') then has_any_column_privilege(oid, asked.right)
                else has_table_privilege(oid, asked.right) end
    union
    select asked[1] || ' ' || asked[2]
      from unnest(${[...refused[login]]}::text[]) entry cross join string_to_array(entry, ' ') asked
      join pg_class c on c.oid = to_regclass('public.' || asked[2])
      left join pg_attribute a on a.attrelid = c.oid and a.attname = asked[3]
     where asked[2] not in (select name from own)
       and case when asked[3] is not null then has_column_privilege(c.oid, a.attnum, asked[1])
                when asked[1] = 'DELETE' then has_table_privilege(c.oid, asked[1])
                else has_any_column_privilege(c.oid, asked[1]) end
     order by 1`;
  const rights = rows.map(({ right }) => right);
  // All the others follow from it.
  return rights.includes('SUPERUSER') ? ['SUPERUSER'] : rights;
}
