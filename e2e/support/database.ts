import postgres from 'postgres';

/** What the database says of a contact, beside what the screens say. */
export async function readContact(databaseUrl: string, contactId: string) {
  return withDatabase(databaseUrl, async (sql) => ({
    tags: (await sql`select tag from contact_tag where contact_id = ${contactId} order by tag`).map(
      (row) => row.tag,
    ),
    lists: (
      await sql`select list_name, tracking from list_member where contact_id = ${contactId} order by list_name`
    ).map((row) => [row.list_name, row.tracking]),
    events: (
      await sql`
        select p.key, e.previous, e.decision, e.actor_type, e.channel from consent_event e
          join purpose p on p.id = e.purpose_id where e.contact_id = ${contactId} order by e.seq`
    ).map((row) => [row.key, row.previous, row.decision, row.actor_type, row.channel]),
    mails: (
      await sql`select kind, state, reason from message where contact_id = ${contactId} order by created_at`
    ).map((row) => [row.kind, row.state, row.reason]),
  }));
}

/** A fingerprint of all that a link or a stray request could change. The queue is left out: the worker moves it. */
export async function fingerprint(databaseUrl: string): Promise<Record<string, string>> {
  return withDatabase(databaseUrl, async (sql) => {
    const tables = [
      'consent_event',
      'consent',
      'contact',
      'contact_change',
      'email_change',
      'invitation',
      'portal_visit',
      'suppression',
      'newsletter',
      'staff',
    ];
    const marks: Record<string, string> = {};
    for (const table of tables) {
      const [row] = await sql.unsafe(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as mark from ${table} t`,
      );
      marks[table] = row?.mark;
    }
    return marks;
  });
}

export async function ledgerFaults(databaseUrl: string): Promise<unknown[]> {
  return withDatabase(databaseUrl, async (sql) => [...(await sql`select * from verify_ledger()`)]);
}

export async function withDatabase<T>(
  url: string,
  work: (sql: postgres.Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}
