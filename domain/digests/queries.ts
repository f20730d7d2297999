import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import type { Digest, Grouped, Portioned } from './rules';

/**
 * The wordings that were published a minute before `at`, as a checkpoint names them: whatever was being
 * written at that moment is in by then, so that the same question later has the same answer.
 * The digest is the SHA-256 over the SHA-256 of each one's text, in order of id: what it is about, its version, language
 * and words, when it was published, and when it ends older answers. Up to version 2 of a checkpoint it was over ids and
 * hashes of words alone.
 * @param at ISO 8601 in UTC, with microseconds
 * @param version of the checkpoint
 */
export async function digestNotices(ctx: Ctx, at: string, version: number): Promise<Digest> {
  const line = sql`jsonb_build_array(n.id, l.key, n.version, n.locale, encode(n.sha256, 'hex'), utc_text(n.published_at),
    utc_text(n.older_lapse_at))::text`;
  const bytes =
    version < 3 ? sql`uuid_send(n.id) || n.sha256` : sql`sha256(convert_to(${line}, 'UTF8'))`;
  const [row] = await ctx.db.execute<Digest>(sql`
    select count(*)::int as count,
           encode(sha256(coalesce(string_agg(${bytes}, ''::bytea order by n.id), ''::bytea)), 'hex') as sha256
      from notice n join level l on l.id = n.level_id
     where n.published_at <= ${at}::timestamptz - interval '1 minute'`);
  if (!row) throw new Error('The wordings were not counted.');
  return row;
}

/**
 * What the answers are about, as it was set up a minute before `at`, since version 4 of a checkpoint. The digest is the
 * SHA-256 over the SHA-256 of each line. A purpose is its id, key and kind, and whose it is: its company's number. A level
 * is a line per purpose that a yes to it grants.
 * @param at ISO 8601 in UTC, with microseconds
 */
export async function digestGroup(ctx: Ctx, table: Grouped, at: string): Promise<Digest> {
  const [row] = await ctx.db.execute<Digest>(sql`
    select count(*)::int as count,
           encode(sha256(coalesce(string_agg(sha256(convert_to(r.line::text, 'UTF8')), ''::bytea order by r.place), '')), 'hex')
             as sha256
      from (${groupRowsOf[table]}) r
     where r.created_at <= ${at}::timestamptz - interval '1 minute'`);
  if (!row) throw new Error(`Nothing was counted of ${table}.`);
  return row;
}

const groupRowsOf: Record<Grouped, ReturnType<typeof sql>> = {
  purposes: sql`select p.created_at, p.id::text collate "C" as place,
                       jsonb_build_array(p.id, p.key, p.kind, c.orgnr, utc_text(p.created_at)) as line
                  from purpose p join company c on c.id = p.company_id`,
  levels: sql`select lp.created_at, (l.key || ' ' || lp.purpose_id) collate "C" as place,
                     jsonb_build_array(l.key, lp.purpose_id, utc_text(lp.created_at)) as line
                from level_purpose lp join level l on l.id = lp.level_id`,
};

/** Each row as the text that is hashed. Both tables are only added to, with ids in order of time (UUIDv7). */
const rowsOf: Record<Portioned, ReturnType<typeof sql>> = {
  served: sql`select id, jsonb_build_array(id, contact_id, notice_id, message_id, utc_text(served_at)) as line from served`,
  audit: sql`select id, jsonb_build_array(id, staff_id, action, subject_type, subject_id, detail, utc_text(recorded_at))
               as line from audit_entry`,
};

/**
 * Counts a table portion by portion. A portion holds what came before a moment and not before the moment
 * ahead of it, both set back by a minute, for the same reason as with the wordings. Its digest is the
 * SHA-256 over the SHA-256 of each row's text, in order of id. Served by the primary key.
 * @param input.ends ISO 8601 in UTC, with microseconds, the first first
 * @param input.from where the first portion begins; null for the first row that there is
 */
export async function digestPortions(
  ctx: Ctx,
  { table, ends, from = null }: { table: Portioned; ends: string[]; from?: string | null },
): Promise<Digest[]> {
  const bounds = sql`(select array_agg(id_from(at::timestamptz - interval '1 minute') order by at)
                        from unnest(${`{${ends.join(',')}}`}::text[]) at)`;
  const rows = await ctx.db.execute<Digest>(sql`
    with portion as (
      select width_bucket(r.id, ${bounds}) as place, count(*)::int as count,
             sha256(string_agg(sha256(convert_to(r.line::text, 'UTF8')), ''::bytea order by r.id)) as digest
        from (${rowsOf[table]}) r
       where r.id < id_from(${ends.at(-1) ?? null}::timestamptz - interval '1 minute')
         and r.id >= coalesce(id_from(${from}::timestamptz - interval '1 minute'), ${NO_ID})
       group by 1
    )
    select coalesce(p.count, 0) as count, encode(coalesce(p.digest, sha256('')), 'hex') as sha256
      from generate_series(0, ${ends.length - 1}::int) place left join portion p using (place) order by place`);
  return [...rows];
}

const NO_ID = '00000000-0000-0000-0000-000000000000';
