// Answers through record_consent (credential, rules, chain, what holds, evidence) against inserts of
// the same columns, one row per statement, by the same connections of the same driver: into a bare
// table with a primary key alone, and into one with the ledger's indexes, which is what the database
// itself asks for such a row. Rounds alternate.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connectOwner, inWords, onOwnServer, spread } from './server';

const CONTACTS = 4000;
const ROUNDS = 7;
const SECONDS = 3;

type Contact = { id: string; token: string; servedId: string; isGranted: boolean };
type Round = { perSecond: number; p95: number };

/** Numbers the rows of the inserts, as the chain of an answer does. */
let inserted = 1_000_000;

await onOwnServer(async (url) => {
  const owner = connectOwner(url);
  const contacts = await fill(owner);
  for (const connections of [8, 32]) await compare(url, contacts, connections);
  const [{ faults } = { faults: -1 }] =
    await owner`select count(*)::int as faults from verify_ledger()`;
  console.log(`  faults afterwards: ${faults}`);
  await owner.end();
});

async function compare(url: string, contacts: Contact[], connections: number): Promise<void> {
  const sql = connectOwner(url, connections);
  const [purpose] = await sql`select id from purpose where key = 'a'`;
  const [sample] = await sql`
    select e.*, v.evidence as evidence_text from consent_event e join consent_evidence v using (answer_id)
     where e.actor_type = 'contact' limit 1`;
  if (!purpose || !sample) throw new Error('The ledger was not filled.');
  const answer = async (contact: Contact) => {
    contact.isGranted = !contact.isGranted;
    const [row] = await sql`
      select record_consent('link', ${contact.token}, ${contact.id}, ${[purpose.id]}::uuid[],
        ${contact.isGranted ? 'granted' : 'refused'}, 'portal', ${contact.servedId}, null, null,
        ${sample.evidence_text}, ${randomUUID()}) as recorded`;
    if (row?.recorded.outcome !== 'recorded') throw new Error(JSON.stringify(row?.recorded));
  };
  const { evidence_text: _, ...columns } = sample;
  const insertInto = (table: string) => (contact: Contact) =>
    sql`
    insert into ${sql(table)} ${sql({
      ...columns,
      id: randomUUID(),
      contact_id: contact.id,
      seq: ++inserted,
      answer_id: randomUUID(),
      request_id: randomUUID(),
      recorded_at: new Date(),
      hash: randomBytes(32),
      prev_hash: randomBytes(32),
    })}`;
  const writes = {
    answers: answer,
    bare: insertInto('bare_event'),
    keyed: insertInto('keyed_event'),
  };
  for (const write of Object.values(writes)) await run(contacts, connections, 1, write);
  const rounds: Record<keyof typeof writes, Round>[] = [];
  for (let i = 0; i < ROUNDS; i++)
    rounds.push({
      answers: await run(contacts, connections, SECONDS, writes.answers),
      bare: await run(contacts, connections, SECONDS, writes.bare),
      keyed: await run(contacts, connections, SECONDS, writes.keyed),
    });
  await sql.end();
  const { median } = spread(rounds.map(({ answers }) => answers.perSecond));
  console.log(`record_consent, ${connections} connections: ${median.toFixed(0)} answers a second`);
  for (const [limit, words] of [
    ['bare', 'bare inserts'],
    ['keyed', 'inserts with the ledger’s indexes'],
  ] as const) {
    const ratio = rounds.map((round) => round.answers.perSecond / round[limit].perSecond);
    const slower = rounds.map((round) => round.answers.p95 / round[limit].p95);
    console.log(`  against ${words}: throughput ${inWords(ratio)}, p95 ${inWords(slower)}`);
  }
}

/** As many writers as connections, each with contacts of its own. */
async function run(
  contacts: Contact[],
  writers: number,
  seconds: number,
  write: (contact: Contact) => PromiseLike<unknown>,
): Promise<Round> {
  const times: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let i = writer; performance.now() - start < seconds * 1000; i += writers) {
        const contact =
          contacts[(i % contacts.length) - ((i % contacts.length) % writers) + writer];
        if (!contact) continue;
        const before = performance.now();
        await write(contact);
        times.push(performance.now() - before);
      }
    }),
  );
  const perSecond = (times.length * 1000) / (performance.now() - start);
  times.sort((one, other) => one - other);
  return { perSecond, p95: times[Math.floor(times.length * 0.95)] ?? Number.NaN };
}

async function fill(owner: ReturnType<typeof connectOwner>): Promise<Contact[]> {
  await owner.unsafe(readFileSync(new URL('./fill-ledger.sql', import.meta.url), 'utf8'));
  await owner`select bench_fill(${CONTACTS})`;
  await owner`create table bare_event (like consent_event including defaults)`;
  await owner`alter table bare_event add primary key (id)`;
  await owner`create table keyed_event (like consent_event including all)`;
  const rows = await owner<{ id: string; servedId: string }[]>`
    select c.id, v.id as "servedId" from contact c
      join served v on v.contact_id = c.id join notice n on n.id = v.notice_id
      join level l on l.id = n.level_id and l.key = 'a' order by c.id`;
  const contacts = rows.map((row) => ({
    ...row,
    token: randomBytes(32).toString('base64url'),
    isGranted: true,
  }));
  const [company] = await owner`select id from company`;
  for (let i = 0; i < contacts.length; i += 1000) {
    const some = contacts.slice(i, i + 1000);
    const ids = some.map(({ id }) => id);
    const hashes = some.map(({ token }) => createHash('sha256').update(token).digest('hex'));
    await owner`
      with mail as (
        insert into message (kind, contact_id, company_id, state)
        select 'new_link', id, ${company?.id}, 'sent' from unnest(${ids}::uuid[]) id returning id, contact_id)
      insert into portal_link (token_hash, contact_id, message_id, expires_at)
      select decode(t.hash, 'hex'), m.contact_id, m.id, now() + interval '1 day'
        from mail m join unnest(${ids}::uuid[], ${hashes}::text[]) t(id, hash) on t.id = m.contact_id`;
  }
  await owner`vacuum analyze`;
  return contacts;
}
