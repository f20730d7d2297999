import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { inviteWave } from '@/db/schema/invitation';
import type { Ctx } from '@/domain/context';
import { hasExperiment } from '@/domain/experiments/queries';
import { mailDomain, waits } from '@/domain/waves/queries';
import type { Pace, Release } from '@/domain/waves/rules';

/** The waves that go on, the oldest first. */
export async function listOpenWaves(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: inviteWave.id })
    .from(inviteWave)
    .where(and(isNull(inviteWave.stoppedAt), isNull(inviteWave.finishedAt)))
    .orderBy(asc(inviteWave.createdAt));
  return rows.map(({ id }) => id);
}

/** What a wave let go in the hour before `now`, by mail domain, the oldest first. */
export async function listReleased(
  ctx: Ctx,
  input: { waveId: string; now: Date },
): Promise<(Release & { domain: string | null })[]> {
  const rows = await ctx.db.execute<{ at: string; domain: string | null; count: number }>(sql`
    select w.invited_at as at, ${mailDomain} as domain, count(*)::int as count
      from invite_wave_contact w join contact on contact.id = w.contact_id
     where w.wave_id = ${input.waveId} and w.invited_at > ${input.now.toISOString()}::timestamptz - interval '1 hour'
     group by 1, 2 order by 1`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}

/** The time zones of those who wait. */
export async function listTimeZones(ctx: Ctx, waveId: string): Promise<string[]> {
  const rows = await ctx.db.execute<{ zone: string }>(sql`
    select distinct contact.time_zone as zone
      from invite_wave_contact w join contact on contact.id = w.contact_id
     where w.wave_id = ${waveId} and ${waits}`);
  return rows.map(({ zone }) => zone);
}

export type Next = {
  waveId: string;
  limit: number;
  /** Null: of every zone. */
  timeZones: string[] | null;
  /** How many may go to a mail domain now; null: no limit of its own. Others than those named may have `elsewhere`. */
  domains: { named: Map<string, number>; elsewhere: number } | null;
};

/** Takes the next of a wave who may go, in order; one that another worker holds is passed over. */
export async function takeNext(ctx: Ctx, next: Next): Promise<string[]> {
  const { waveId, limit, timeZones, domains } = next;
  const named = [...(domains?.named ?? [])];
  const rows = await ctx.db.execute<{ id: string }>(sql`
    with waiting as materialized (
      select w.contact_id, w.position, ${mailDomain} as domain,
             row_number() over (partition by ${mailDomain} order by w.position) as place
        from invite_wave_contact w join contact on contact.id = w.contact_id
        join invite_wave v on v.id = w.wave_id
       where w.wave_id = ${waveId} and ${waits} and ${hasExperiment(sql`v.company_id`)}
         and ${timeZones ? sql`contact.time_zone = any (${sql.param(timeZones)}::text[])` : sql`true`}
    ), next as materialized (
      select contact_id from waiting
        left join unnest(${sql.param(named.map(([domain]) => domain))}::text[],
                         ${sql.param(named.map(([, most]) => most))}::int[]) own (domain, most) using (domain)
       where ${domains ? sql`place <= coalesce(own.most, ${domains.elsewhere}::int)` : sql`true`}
       order by position limit ${limit})
    select w.contact_id as id from invite_wave_contact w
     where w.wave_id = ${waveId} and ${waits} and w.contact_id in (select contact_id from next)
     order by w.position for update skip locked`);
  return rows.map(({ id }) => id);
}

/** The pace of a wave that goes on, locked against another worker and against whoever stops it; null when it is not free. */
export async function lockOpenWave(
  ctx: Ctx,
  waveId: string,
): Promise<(Pace & { companyId: string; again: boolean }) | null> {
  const [row] = await ctx.db
    .select({
      companyId: inviteWave.companyId,
      perHour: inviteWave.perHour,
      perDomainHour: inviteWave.perDomainHour,
      hours: inviteWave.hours,
      again: inviteWave.again,
    })
    .from(inviteWave)
    .where(
      and(eq(inviteWave.id, waveId), isNull(inviteWave.stoppedAt), isNull(inviteWave.finishedAt)),
    )
    .for('update', { skipLocked: true });
  return row ?? null;
}
