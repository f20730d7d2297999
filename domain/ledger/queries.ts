import { asc, desc, eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consentEvent } from '@/db/schema/consent';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { notice } from '@/db/schema/wording';
import type { Ctx } from '@/domain/context';
import type { Head } from './rules';

const EVENTS_AT_ONCE = 5_000;

/** `hash` is the SHA-256 of the bytes of `prevHash` and of `payload` in UTF-8; both in hex. */
export type ExportedEvent = {
  contact: string;
  seq: number;
  payload: string;
  prevHash: string;
  hash: string;
};

/**
 * Every event as a line of an export, by contact and number: the exact bytes that were hashed, and
 * nothing that names a person. Read in portions, so that a ledger of any size can be written out.
 */
export async function* exportEvents(ctx: Ctx): AsyncGenerator<ExportedEvent[]> {
  let after = { contact: '00000000-0000-0000-0000-000000000000', seq: 0 };
  for (;;) {
    // Served by consent_event_chain.
    const rows = await ctx.db.execute<ExportedEvent>(sql`
      select contact_id as contact, seq::int as seq, convert_from(payload, 'UTF8') as payload,
             encode(prev_hash, 'hex') as "prevHash", encode(hash, 'hex') as hash
        from consent_event
       where (contact_id, seq) > (${after.contact}, ${after.seq})
       order by contact_id, seq limit ${EVENTS_AT_ONCE}`);
    const last = rows.at(-1);
    if (!last) return;
    yield [...rows];
    after = last;
  }
}

/** Every published wording as a line of an export. `sha256` covers the UTF-8 bytes of `content`. */
export async function exportNotices(ctx: Ctx) {
  return ctx.db
    .select({
      id: notice.id,
      level: level.key,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
      sha256: sql<string>`encode(${notice.sha256}, 'hex')`,
      publishedAt: sql<string>`utc_text(${notice.publishedAt})`,
      olderLapseAt: sql<string | null>`utc_text(${notice.olderLapseAt})`,
    })
    .from(notice)
    .innerJoin(level, eq(level.id, notice.levelId))
    .orderBy(asc(notice.id));
}

/** Every purpose, and whose it is, as a line of an export. */
export async function exportPurposes(ctx: Ctx) {
  return ctx.db
    .select({
      id: purpose.id,
      key: purpose.key,
      kind: purpose.kind,
      orgnr: company.orgnr,
      createdAt: sql<string>`utc_text(${purpose.createdAt})`,
    })
    .from(purpose)
    .innerJoin(company, eq(company.id, purpose.companyId))
    .orderBy(asc(purpose.id));
}

/** What a yes to each level grants, a line of an export per purpose. */
export async function exportLevels(ctx: Ctx) {
  return ctx.db
    .select({
      level: level.key,
      purpose: levelPurpose.purposeId,
      createdAt: sql<string>`utc_text(${levelPurpose.createdAt})`,
    })
    .from(levelPurpose)
    .innerJoin(level, eq(level.id, levelPurpose.levelId))
    .orderBy(asc(level.key), asc(levelPurpose.purposeId));
}

/** The last event of a contact's chain: its number and its hash (32 bytes); null before the first. */
export async function findHead(
  ctx: Ctx,
  contactId: string,
): Promise<{ seq: number; hash: Buffer } | null> {
  const [row] = await ctx.db
    .select({ seq: consentEvent.seq, hash: consentEvent.hash })
    .from(consentEvent)
    .where(eq(consentEvent.contactId, contactId))
    .orderBy(desc(consentEvent.seq))
    .limit(1);
  return row ?? null;
}

/** How many events there are in all chains. */
export function countEvents(ctx: Ctx): Promise<number> {
  return ctx.db.$count(consentEvent);
}

/** The head of every chain. Served by consent_event_chain. */
export async function listHeads(ctx: Ctx): Promise<Head[]> {
  const rows = await ctx.db.execute<{ contact_id: string; seq: string; hash: Buffer }>(sql`
    select distinct on (contact_id) contact_id, seq, hash from consent_event order by contact_id, seq desc`);
  return rows.map(({ contact_id, seq, hash }) => ({
    contactId: contact_id,
    seq: Number(seq),
    hash,
  }));
}

/** Whether any of these events is gone, or has another hash. Served by consent_event_chain. */
export async function isAnotherThere(ctx: Ctx, seen: Head[]): Promise<boolean> {
  if (seen.length === 0) return false;
  const rows = await ctx.db.execute(sql`
    select from unnest(
      ${sql.param(seen.map(({ contactId }) => contactId))}::uuid[],
      ${sql.param(seen.map(({ seq }) => String(seq)))}::bigint[],
      ${sql.param(seen.map(({ hash }) => hash.toString('hex')))}::text[]
    ) s (contact_id, seq, hash)
      left join consent_event e on e.contact_id = s.contact_id and e.seq = s.seq
     where e.hash is distinct from decode(s.hash, 'hex') limit 1`);
  return rows.length > 0;
}
