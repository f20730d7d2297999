import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listOpenGuards } from '@/db/guards';
import { ensureLogins } from '@/db/logins';
import { migrateDatabase } from '@/db/migrate';
import { listExcessRights, requireFewRights } from '@/db/rights';
import { type DatabaseLogin, databaseLogins, loginUrls } from '@/lib/database-login';
import { hashToken, sealLink } from '@/lib/tokens';
import { mintMailLinks } from '@/tests/support/links';
import { createWorld, type World } from './support/world';

let world: World;

/** One session as each of the logins. */
let as: Record<DatabaseLogin, Sql>;

beforeAll(async () => {
  world = await createWorld();
  await world.aContact({ granted: ['appex'] });
  const open = (login: DatabaseLogin) => postgres(world.login(login), { max: 1 });
  as = { app: open('app'), worker: open('worker'), auditor: open('auditor') };
});

afterAll(async () => {
  await Promise.all(databaseLogins.map((login) => as[login].end()));
  await world.close();
});

const evidence = {
  consent_event: [],
  consent: [],
  notice: ['app'],
  served: ['app'],
  audit_entry: ['app'],
  checkpoint: ['worker'],
  checkpoint_leaf: ['worker'],
} satisfies Record<string, DatabaseLogin[]>;

test.each(databaseLogins)(
  'the %s changes no evidence, and adds only what is its own',
  async (login) => {
    for (const [table, adders] of Object.entries<DatabaseLogin[]>(evidence)) {
      const [row] = await as[login]`
      select has_any_column_privilege(${table}, 'update') or has_table_privilege(${table}, 'delete')
          or has_table_privilege(${table}, 'truncate') or has_table_privilege(${table}, 'trigger') as changes,
             has_any_column_privilege(${table}, 'insert') as adds`;
      expect([table, row]).toEqual([table, { changes: false, adds: adders.includes(login) }]);
    }
  },
);

test('the app deletes what is being written alone', async () => {
  const deletable = await as.app`
    select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') and has_table_privilege(oid, 'delete')
     order by relname`;
  expect(deletable.map(({ name }) => name)).toEqual([
    'experiment_text',
    'newsletter_list',
    'variant',
    'wording_draft',
  ]);
});

test.each([
  ['an objection is not taken back by deleting it', 'delete from suppression'],
  ['an objection keeps its address', "update suppression set email_hash = ''"],
  ['a change of details stays', 'delete from contact_change'],
  ['a change of details stays as it was', "update contact_change set before = '{}'"],
  ['a mail stays', 'delete from message'],
  ['a mail keeps the answer that allowed it', 'update message set gate_event_id = null'],
  ['the copy of a mail stays', 'delete from message_body'],
  ['the copy of a mail stays as it was', "update message_body set html = ''"],
  ['a note stays', 'delete from consent_evidence'],
  ['a key stays', 'delete from contact_key'],
  ['a contact stays', 'delete from contact'],
  ['a contact is not called erased', 'update contact set erased_at = now()'],
  ['a whole address stays as it was', "update consent_address set address = '192.0.2.1'"],
  ['a visit stays as it was', 'update portal_visit set visited_at = now()'],
  ['a purpose keeps its name', "update purpose set key = 'other'"],
  ['a purpose keeps its meaning', "update purpose set kind = 'marketing'"],
  ['a purpose keeps its company', 'update purpose set company_id = company_id'],
  ['a question keeps its name', "update level set key = 'other'"],
  ['a question keeps its purposes', 'update level_purpose set purpose_id = purpose_id'],
  ['a question loses no purpose', 'delete from level_purpose'],
  ['a company stays the same one', "update company set orgnr = '999999999'"],
])('for the app %s', async (_what, change) => {
  await expect(as.app.unsafe(change)).rejects.toMatchObject({ code: '42501' });
});

test('for the app a mail is queued without an answer that allowed it', async () => {
  const made = as.app`
    insert into message (kind, contact_id, company_id, gate_event_id)
    select 'newsletter', e.contact_id, c.id, e.id from consent_event e, company c limit 1`;
  await expect(made).rejects.toMatchObject({ code: '42501' });
});

test.each(['app', 'worker'] as const)(
  'the %s ends no consent by an erasure that does not take place',
  async (login) => {
    const contactId = await world.aContact({ granted: ['appex'] });
    const [row] = await as[login]`
      select record_consent('job', 'erasure', ${contactId}, array[${world.purposeId('appex')}::uuid], 'refused',
        'erasure', null, null, null, null, ${randomUUID()}) as answer`;
    expect(row?.answer).toEqual({ outcome: 'refused', reason: 'notErased' });
    const [held] = await world.sql`select decision from consent where contact_id = ${contactId}`;
    expect(held).toEqual({ decision: 'granted' });
  },
);

test('the app erases the traces of a contact only together with himself', async () => {
  const contactId = await world.aContact();
  await as.app`select erase_contact(${contactId})`;
  const [left] = await as.app`
    select c.erased_at is not null as "isErased", c.email,
           (select count(*)::int from contact_key k where k.contact_id = c.id) as keys
      from contact c where c.id = ${contactId}`;
  expect(left).toEqual({ isErased: true, email: null, keys: 0 });
  await expect(as.worker`select erase_contact(${contactId})`).rejects.toMatchObject({
    code: '42501',
  });
});

test('no contact is erased while a yes of his stands', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  await as.app`select erase_contact(${contactId})`;
  const held = await as.app`select decision from consent where contact_id = ${contactId}`;
  expect(held).toEqual([{ decision: 'withdrawn' }]);
});

test('an erasure ends consents once, as it takes place', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  await as.app`select erase_contact(${contactId})`;
  const [row] = await as.app`
    select record_consent('job', 'erasure', ${contactId}, array[${world.purposeId('assist')}::uuid], 'refused',
      'erasure', null, null, null, null, ${randomUUID()}) as answer`;
  expect(row?.answer).toEqual({ outcome: 'refused', reason: 'notErased' });
});

test('the auditor writes to no table, and reads nothing that would let him be somebody else', async () => {
  const tables = await as.auditor<{ name: string; reads: boolean; writes: boolean }[]>`
    select relname as name, has_table_privilege(oid, 'select') as reads,
           has_any_column_privilege(oid, 'insert') or has_any_column_privilege(oid, 'update')
             or has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate') as writes
      from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by relname`;
  expect(tables.filter((each) => each.writes)).toEqual([]);
  expect(tables.filter((each) => !each.reads).map((each) => each.name)).toEqual([
    'api_key',
    'contact_key',
    'email_change',
    'portal_link',
    'staff',
    'staff_session',
  ]);
  await expect(as.auditor`select password_hash from staff`).rejects.toMatchObject({
    code: '42501',
  });
  expect(await as.auditor`select name from staff limit 1`).toHaveLength(1);
});

test('the worker reads no password, no session and no key', async () => {
  for (const table of ['staff', 'staff_session', 'api_key', 'contact_key'])
    await expect(as.worker`select * from ${as.worker(table)}`).rejects.toMatchObject({
      code: '42501',
    });
});

/** A link that a login makes up for a contact who has mails, in every way that a link can be kept. */
async function forgeries(
  contactId: string,
  secret: string,
): Promise<[way: string, made: string][]> {
  const [mail] = await world.owner`select id from message where contact_id = ${contactId} limit 1`;
  const hash = `sha256('${secret}'::bytea)`;
  return [
    [
      'a fresh link',
      `insert into portal_link (token_hash, contact_id, message_id, expires_at)
       values (${hash}, '${contactId}', '${mail?.id}', now() + interval '1 day')`,
    ],
    ['a fresh link of another', `update portal_link set contact_id = '${contactId}'`],
    ['a longer life', `update portal_link set expires_at = now() + interval '1 year'`],
    [
      'a link of his mail',
      `update message set preferences_hash = ${hash} where id = '${mail?.id}'`,
    ],
    [
      'an unsubscribe link',
      `update message set unsubscribe_hash = ${hash} where id = '${mail?.id}'`,
    ],
    ['a mail of another', `update message set contact_id = '${contactId}'`],
    ['a younger mail', 'update message set created_at = now()'],
    [
      'a mail with a link',
      `insert into message (kind, contact_id, company_id, preferences_hash)
       select 'new_link', contact_id, company_id, ${hash} from message where id = '${mail?.id}'`,
    ],
    [
      'a mail with an unsubscribe link',
      `insert into message (kind, contact_id, company_id, unsubscribe_hash)
       select 'new_link', contact_id, company_id, ${hash} from message where id = '${mail?.id}'`,
    ],
  ];
}

test('the app makes no link of a contact', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  for (const [way, made] of await forgeries(contactId, 'of my own'))
    await expect(as.app.unsafe(made), way).rejects.toMatchObject({ code: '42501' });
  await as.app`update portal_link set revoked_at = now() where contact_id = ${contactId}`;
});

test('the worker makes the links, and answers by none', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const [, forged] = (await forgeries(contactId, 'of my own'))[0] ?? [];
  await as.worker.unsafe(forged ?? '');
  const answer = (login: 'app' | 'worker', credential: string, secret: string, channel: string) =>
    as[login]`
      select record_consent(${credential}, ${secret}, ${contactId}, ${[world.purposeId('appex')]}::uuid[], 'refused',
                            ${channel}, null, 'Han ringte og sa det.', current_date, null, ${randomUUID()}) ->> 'reason' as reason`;
  const unknown = [{ reason: 'credentialUnknown' }];
  expect(await answer('worker', 'link', 'of my own', 'portal')).toEqual(unknown);
  expect(await answer('worker', 'session', world.kari.ctx.actor.sessionId, 'phone')).toEqual(
    unknown,
  );
  expect(await answer('app', 'link', 'of my own', 'portal')).toEqual([{ reason: null }]);
});

test('an export is kept with the login that made it, whatever name it gives itself', async () => {
  await as.auditor`select note_ledger_export('Somebody Else')`;
  const [kept] = await world.owner`select detail from audit_entry where action = 'ledgerExported'`;
  const { username } = new URL(world.login('auditor'));
  expect(kept?.detail).toEqual({ operator: 'Somebody Else', login: username });
});

test('an app that lies can answer for others, as docs/evidence.md says', async () => {
  const contactId = await world.aContact({ granted: ['appex'] });
  const { actor } = await world.contactCtx(contactId);
  const mail = { contactId, messageId: actor.messageId };
  await mintMailLinks(world.worker, mail);
  const made = {
    link: sealLink('preferences', mail, world.system.settings.linkSecret),
    session: randomUUID(),
    api_key: 'a key of my own',
  };
  await as.app`
    insert into staff_session (id, staff_id, expires_at) values (${made.session}, ${world.roy.id}, now() + interval '1 day')`;
  await as.app`
    insert into api_key (name, key_hash, created_by) values ('Ingen', ${hashToken(made.api_key)}, ${world.roy.id})`;
  const channels = { link: 'portal', session: 'phone', api_key: 'api' } as const;
  for (const by of ['link', 'session', 'api_key'] as const) {
    const [answer] = await as.app`
      select record_consent(${by}, ${made[by]}, ${contactId}, ${[world.purposeId('appex')]}::uuid[], 'refused',
                            ${channels[by]}, null, 'Han ringte og sa det.', current_date, null, ${randomUUID()}) ->> 'outcome'
             as outcome`;
    expect([by, answer]).toEqual([by, { outcome: 'recorded' }]);
  }
});

test('the auditor cannot answer for anybody', async () => {
  const call = as.auditor`
    select record_consent('job', 'expiry', ${randomUUID()}, ${[randomUUID()]}::uuid[], 'expired', 'expiry', null, null, null,
                          null, ${randomUUID()})`;
  await expect(call).rejects.toMatchObject({ code: '42501' });
});

test.each(['app', 'worker'] as const)('the %s has no right too many', async (login) => {
  expect(await listExcessRights(as[login], login)).toEqual([]);
});

test('the owner has rights too many', async () => {
  expect(await listExcessRights(world.owner, 'app')).toEqual(
    expect.arrayContaining([
      'CREATEROLE',
      'CREATE public',
      'OWNER consent_event',
      'OWNER record_consent',
      'OWNER refuse_change',
      'SET session_replication_role',
    ]),
  );
});

test.each([
  ['app', 'UPDATE on consent_event', 'UPDATE consent_event'],
  ['app', 'INSERT on consent_event', 'INSERT consent_event'],
  ['app', 'UPDATE (decision) on consent', 'UPDATE consent'],
  ['app', 'DELETE on notice', 'DELETE notice'],
  ['app', 'TRUNCATE on served', 'TRUNCATE served'],
  ['app', 'TRIGGER on audit_entry', 'TRIGGER audit_entry'],
  ['app', 'INSERT on checkpoint', 'INSERT checkpoint'],
  ['app', 'CREATE on schema public', 'CREATE public'],
  ['app', 'INSERT on portal_link', 'INSERT portal_link'],
  ['app', 'UPDATE (contact_id) on portal_link', 'UPDATE portal_link'],
  ['app', 'UPDATE (preferences_hash) on message', 'UPDATE message'],
  ['app', 'UPDATE (unsubscribe_hash) on message', 'UPDATE message'],
  ['app', 'UPDATE (gate_event_id) on message', 'UPDATE message'],
  ['app', 'DELETE on message', 'DELETE message'],
  ['app', 'DELETE on message_body', 'DELETE message_body'],
  ['app', 'INSERT (note) on consent_evidence', 'INSERT consent_evidence'],
  ['app', 'UPDATE on consent_evidence', 'UPDATE consent_evidence'],
  ['app', 'DELETE on consent_evidence', 'DELETE consent_evidence'],
  ['app', 'DELETE on contact_key', 'DELETE contact_key'],
  ['app', 'DELETE on contact_change', 'DELETE contact_change'],
  ['app', 'DELETE on suppression', 'DELETE suppression'],
  ['app', 'UPDATE (email_hash) on suppression', 'UPDATE suppression'],
  ['app', 'UPDATE (key) on purpose', 'UPDATE purpose'],
  ['app', 'UPDATE (company_id) on purpose', 'UPDATE purpose'],
  ['app', 'UPDATE (key) on level', 'UPDATE level'],
  ['app', 'UPDATE on level_purpose', 'UPDATE level_purpose'],
  ['app', 'UPDATE (orgnr) on company', 'UPDATE company'],
  ['worker', 'INSERT on consent_evidence', 'INSERT consent_evidence'],
  ['worker', 'INSERT on contact_key', 'INSERT contact_key'],
  ['worker', 'UPDATE (key) on contact_key', 'UPDATE contact_key'],
  ['worker', 'DELETE on contact_key', 'DELETE contact_key'],
  ['worker', 'SELECT (key) on contact_key', 'SELECT contact_key'],
  ['worker', 'SELECT on staff_session', 'SELECT staff_session'],
  ['worker', 'INSERT on staff_session', 'INSERT staff_session'],
  ['worker', 'SELECT on api_key', 'SELECT api_key'],
  ['worker', 'INSERT on api_key', 'INSERT api_key'],
  ['worker', 'SELECT (password_hash) on staff', 'SELECT staff'],
  ['worker', 'UPDATE (lifted_at) on suppression', 'UPDATE suppression'],
  ['worker', 'DELETE on suppression', 'DELETE suppression'],
] as const)('the %s does not start with one more right: %s', async (login, right, name) => {
  await world.owner.unsafe(`grant ${right} to samtykke_${login}`);
  try {
    expect(await listExcessRights(as[login], login)).toEqual([name]);
    await expect(requireFewRights(as[login], login)).rejects.toThrow(`not have: ${name}. Run`);
  } finally {
    await world.owner.unsafe(`revoke ${right} from samtykke_${login}`);
  }
});

/** A login like the web's, which a superuser gives something more. It is gone afterwards. */
async function excessOf(given: (name: string) => [give: string, take: string]): Promise<string[]> {
  const name = `web_${randomUUID().slice(0, 8)}`;
  const as = (username: string) => {
    const url = new URL(world.url);
    url.username = username;
    return postgres(url.href, { max: 1 });
  };
  const [give, take] = given(name);
  const [superuser, web] = [as('postgres'), as(name)];
  await superuser.unsafe(
    `create role ${name} login password 'only-for-this-run' in role samtykke_app; ${give}`,
  );
  try {
    return await listExcessRights(web, 'app');
  } finally {
    await web.end();
    await superuser.unsafe(`${take}; drop role ${name}`);
    await superuser.end();
  }
}

test.each([
  'pg_execute_server_program',
  'pg_write_server_files',
  'pg_read_server_files',
  'pg_write_all_data',
  'pg_read_all_data',
  'pg_maintain',
  'pg_create_subscription',
])('a member of %s does not start', async (role) => {
  const excess = await excessOf((name) => [
    `grant ${role} to ${name}`,
    `revoke ${role} from ${name}`,
  ]);
  expect(excess).toContain(`MEMBER ${role}`);
});

test('whoever may become the worker, or another whose rights he does not have already, does not start', async () => {
  const other = `other_${randomUUID().slice(0, 8)}`;
  const excess = await excessOf((name) => [
    `create role ${other}; grant delete on notice to ${other};
     grant samtykke_worker, ${other} to ${name} with inherit false`,
    `revoke samtykke_worker, ${other} from ${name}; drop owned by ${other}; drop role ${other}`,
  ]);
  expect(excess).toEqual([`MEMBER ${other}`, 'MEMBER samtykke_worker']);
});

test('a member of roles that only look on starts', async () => {
  const excess = await excessOf((name) => [
    `grant pg_monitor, pg_checkpoint to ${name}`,
    `revoke pg_monitor, pg_checkpoint from ${name}`,
  ]);
  expect(excess).toEqual([]);
});

test('a superuser does not start, and is told that alone', async () => {
  const excess = await excessOf((name) => [`alter role ${name} superuser`, 'select']);
  expect(excess).toEqual(['SUPERUSER']);
});

test.each([
  ['function refuse_change()', 'refuse_change'],
  ['routine record_consent', 'record_consent'],
  ['routine actor_of', 'actor_of'],
  ['routine verify_ledger', 'verify_ledger'],
  ['table contact_key', 'contact_key'],
  ['table level_purpose', 'level_purpose'],
  ['view consent_in_force', 'consent_in_force'],
])('the owner of the %s does not start', async (what, named) => {
  const excess = await excessOf((name) => [
    `alter ${what} owner to ${name}`,
    `alter ${what} owner to samtykke`,
  ]);
  expect(excess).toEqual([`OWNER ${named}`]);
});

test('whoever may switch triggers off in his session does not start', async () => {
  const excess = await excessOf((name) => [
    `grant set on parameter session_replication_role to ${name}`,
    `revoke set on parameter session_replication_role from ${name}`,
  ]);
  expect(excess).toEqual(['SET session_replication_role']);
});

test.each([
  ['disable trigger refuse_row_change', 'enable always trigger refuse_row_change'],
  ['enable trigger refuse_row_change', 'enable always trigger refuse_row_change'],
  ['enable replica trigger refuse_truncate', 'enable always trigger refuse_truncate'],
])('a ledger with "%s" is not started on', async (open, close) => {
  await world.owner.unsafe(`alter table notice ${open}`);
  const trigger = close.split(' ').at(-1);
  try {
    expect(await listOpenGuards(as.app)).toEqual([`${trigger} of notice`]);
    for (const login of ['app', 'worker'] as const)
      await expect(requireFewRights(as[login], login)).rejects.toThrow(
        `The ledger lacks what guards it in every session: ${trigger} of notice. Run npm run db:migrate.`,
      );
  } finally {
    await world.owner.unsafe(`alter table notice ${close}`);
  }
});

test('a guard that is gone is missed, until the next migration', async () => {
  await world.owner`drop trigger refuse_links on message`;
  await world.owner`drop trigger refuse_truncate on served`;
  await world.owner`drop trigger refuse_row_change on level_purpose`;
  for (const table of ['purpose', 'level', 'company'])
    await world.owner.unsafe(`drop trigger refuse_other_meaning on ${table}`);
  expect(await listOpenGuards(as.app)).toEqual([
    'refuse_links of message',
    'refuse_other_meaning of company',
    'refuse_other_meaning of level',
    'refuse_other_meaning of purpose',
    'refuse_row_change of level_purpose',
    'refuse_truncate of served',
  ]);
  await migrateDatabase(world.url);
  expect(await listOpenGuards(as.app)).toEqual([]);
});

test('the next migration takes away what was granted beside it', async () => {
  await world.owner`grant update, delete on consent_event to samtykke_app`;
  await world.owner`grant insert on consent to samtykke_worker`;
  await migrateDatabase(world.url);
  expect(await listExcessRights(as.app, 'app')).toEqual([]);
  expect(await listExcessRights(as.worker, 'worker')).toEqual([]);
});

test('a worker with the rights of the owner does not start, and says why', async () => {
  const worker = startWorker(world.url);
  let said = '';
  worker.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(worker, 'exit');
  expect(code).toBe(1);
  expect(said).toContain(
    'The login of the worker has rights over the ledger that it should not have',
  );
  expect(said).toContain('OWNER consent_event');
});

test('a worker that is not let in does not wait, and says what to do', async () => {
  const url = new URL(world.login('worker'));
  url.password = 'wrong';
  const worker = startWorker(url.href);
  let said = '';
  worker.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(worker, 'exit');
  expect(code).toBe(1);
  expect(said).toContain('password authentication failed');
  expect(said).toContain('npm run db:migrate');
});

test('a worker that the queue is closed to does not start, and says what to do', async () => {
  await world.owner`revoke usage on schema graphile_worker from samtykke_worker`;
  try {
    const worker = startWorker(world.login('worker'));
    let said = '';
    worker.stdout?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(worker, 'exit');
    expect(code).toBe(1);
    const last = JSON.parse(said.trim().split('\n').at(-1) ?? '');
    expect(last).toMatchObject({ level: 60, error: { code: '42501' } });
    expect(last.msg).toContain('npm run db:migrate');
  } finally {
    await world.owner`grant usage on schema graphile_worker to samtykke_worker`;
  }
});

test('an owner who may make no logins is told what an administrator has to run', async () => {
  const name = `plain_${randomUUID().slice(0, 8)}`;
  await world.owner.unsafe(`create role ${name} login password 'only-for-this-run'`);
  const url = new URL(world.url);
  [url.username, url.password] = [name, 'only-for-this-run'];
  const plain = postgres(url.href, { max: 1 });
  try {
    const made = loginUrls({ DATABASE_URL: url.href });
    await expect(ensureLogins(plain, made)).rejects.toThrow(
      `CREATE ROLE ${name}_app_login LOGIN PASSWORD '…' IN ROLE samtykke_app;`,
    );
    // Those that are there already will do.
    await ensureLogins(plain, loginUrls({ DATABASE_URL: world.url }));
  } finally {
    await plain.end();
    await world.owner.unsafe(`drop role ${name}`);
  }
});

test('a login of the settings is made with its own password, and keeps it', async () => {
  const name = `web_${randomUUID().slice(0, 8)}`;
  const url = new URL(world.url);
  [url.username, url.password] = [name, "it's/a%25password"];
  const settings = { DATABASE_URL: world.url, DATABASE_APP_URL: url.href };
  await ensureLogins(world.owner, loginUrls(settings));
  const changed = new URL(url.href);
  changed.password = 'another';
  await ensureLogins(world.owner, loginUrls({ ...settings, DATABASE_APP_URL: changed.href }));
  const web = postgres(url.href, { max: 1 });
  try {
    expect(await listExcessRights(web, 'app')).toEqual([]);
    expect(await web`select seq::int from consent_event limit 1`).toEqual([{ seq: 1 }]);
  } finally {
    await web.end();
    await world.owner.unsafe(`drop role ${name}`);
  }
});

function startWorker(databaseUrl: string): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'worker/index.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      LOG_LEVEL: 'info',
      DATABASE_URL: databaseUrl,
      AUTH_SECRET: 'a secret for tests only',
      LINK_SECRET: 'a secret for tests only',
      APP_URL: 'http://localhost:3000',
      SMTP_URL: 'smtp://127.0.0.1:9',
    },
  });
}
