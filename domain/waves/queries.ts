import { and, desc, eq, type SQL, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { inviteWave } from '@/db/schema/invitation';
import { staff } from '@/db/schema/staff';
import { matchesFilter } from '@/domain/contact-search/queries';
import type { Ctx } from '@/domain/context';
import { hasExperiment } from '@/domain/experiments/queries';
import { notAskedReason, notInvitedReason } from '@/domain/invitations/queries';
import { getSendingCompany } from '@/domain/messages/queries';
import type { Selection } from './input';
import type { WaveForecast, WaveReason } from './rules';

// Literal names: in a select over one table Drizzle leaves the table's name out.

/** The contacts that were picked. */
export function isSelected(selection: Selection): SQL {
  return selection.kind === 'ids'
    ? sql`contact.id = any (${sql.param(selection.ids)}::uuid[])`
    : sql`${and(matchesFilter(selection))}`;
}

/** Of a contact `w` of a wave: neither invited nor refused. */
export const waits = sql`w.invited_at is null and w.reason is null`;

const waitsElsewhere = sql`exists (
  select from invite_wave_contact w join invite_wave v on v.id = w.wave_id
   where w.contact_id = contact.id and ${waits} and v.stopped_at is null and v.finished_at is null)`;

/**
 * Why a contact does not get into a wave of a company, as a code, or null. The gate is asked again when he is invited.
 * @param input.again whether those who were invited before are asked again.
 */
export function notInWave(input: { companyId: string; again: boolean }): SQL<WaveReason | null> {
  const { companyId, again } = input;
  return sql`coalesce(${again ? notAskedReason : notInvitedReason}, case
    when ${waitsElsewhere} then 'alreadyWaiting'
    when not ${hasExperiment(sql`${companyId}::uuid`)} then 'noExperiment' end)`;
}

export const mailDomain = sql`lower(split_part(contact.email, '@', 2))`;

/** What a wave over a selection would do: how many it invites, and why not the others. */
export async function forecastWave(
  ctx: Ctx,
  selection: Selection,
  { again = false } = {},
): Promise<WaveForecast> {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const rows = await ctx.db.execute<{
    reason: WaveReason | null;
    domains: number;
    count: number;
  }>(sql`
    with picked as materialized (
      select ${notInWave({ companyId, again })} as reason, ${mailDomain} as domain from contact where ${isSelected(selection)}
    ), by_domain as (select reason, domain, count(*)::int as count from picked group by 1, 2)
    select reason, max(count)::int as domains, sum(count)::int as count
      from by_domain group by 1 order by 3 desc, 1`);
  const invited = rows.find(({ reason }) => reason === null);
  return {
    count: invited?.count ?? 0,
    domainCount: invited?.domains ?? 0,
    notInvited: rows.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : [])),
  };
}

const columns = {
  id: inviteWave.id,
  companyId: inviteWave.companyId,
  companyName: company.name,
  createdByName: staff.name,
  createdAt: inviteWave.createdAt,
  perHour: inviteWave.perHour,
  perDomainHour: inviteWave.perDomainHour,
  hours: inviteWave.hours,
  again: inviteWave.again,
  stoppedAt: inviteWave.stoppedAt,
  finishedAt: inviteWave.finishedAt,
  version: inviteWave.version,
  // Written out: Drizzle would take the column for one of the inner table.
  waiting: sql<number>`(select count(*) from invite_wave_contact w
    where w.wave_id = invite_wave.id and ${waits})::int`,
  invited: sql<number>`(select count(*) from invite_wave_contact w
    where w.wave_id = invite_wave.id and w.invited_at is not null)::int`,
  notInvited: sql<number>`(select count(*) from invite_wave_contact w
    where w.wave_id = invite_wave.id and w.reason is not null)::int`,
};

export type WaveRow = Awaited<ReturnType<typeof listWaves>>['rows'][number];

export const WAVE_PAGE_SIZE = 25;

/** A page of the waves, the newest first, with how far each has come. */
export async function listWaves(ctx: Ctx, input: { page: number }) {
  const rows = await ctx.db
    .select(columns)
    .from(inviteWave)
    .innerJoin(company, eq(company.id, inviteWave.companyId))
    .innerJoin(staff, eq(staff.id, inviteWave.createdBy))
    .orderBy(desc(inviteWave.createdAt))
    .limit(WAVE_PAGE_SIZE)
    .offset((input.page - 1) * WAVE_PAGE_SIZE);
  return { rows, total: await ctx.db.$count(inviteWave) };
}

/** One wave with how far it has come, or null. */
export async function findWave(ctx: Ctx, waveId: string): Promise<WaveRow | null> {
  const [row] = await ctx.db
    .select(columns)
    .from(inviteWave)
    .innerJoin(company, eq(company.id, inviteWave.companyId))
    .innerJoin(staff, eq(staff.id, inviteWave.createdBy))
    .where(eq(inviteWave.id, waveId));
  return row ?? null;
}

/** What is left of a wave: how many wait, the most of them with one mail domain, and how many lack an experiment. */
export async function countWaiting(ctx: Ctx, waveId: string) {
  const [row] = await ctx.db.execute<{ count: number; domainCount: number; paused: number }>(sql`
    with by_domain as (
      select ${mailDomain} as domain, count(*)::int as count,
             (count(*) filter (where not ${hasExperiment(sql`v.company_id`)}))::int as paused
        from invite_wave_contact w join contact on contact.id = w.contact_id
        join invite_wave v on v.id = w.wave_id
       where w.wave_id = ${waveId} and ${waits} group by 1)
    select coalesce(sum(count), 0)::int as count, coalesce(max(count), 0)::int as "domainCount",
           coalesce(sum(paused), 0)::int as paused from by_domain`);
  return row ?? { count: 0, domainCount: 0, paused: 0 };
}

/** Why contacts of a wave were not invited, the most frequent first. */
export async function countReasons(
  ctx: Ctx,
  waveId: string,
): Promise<{ reason: WaveReason; count: number }[]> {
  const rows = await ctx.db.execute<{ reason: WaveReason; count: number }>(sql`
    select reason, count(*)::int as count from invite_wave_contact
     where wave_id = ${waveId} and reason is not null group by 1 order by 2 desc, 1`);
  return [...rows];
}

export type WaveContact = { contactId: string; firstName: string; lastName: string };

/** So many names are shown for a reason. */
const NAMES_MAX = 50;

/** Some of those who were not invited for a reason, in the wave's order. */
export async function listRefused(
  ctx: Ctx,
  input: { waveId: string; reason: WaveReason },
): Promise<WaveContact[]> {
  const rows = await ctx.db.execute<WaveContact>(sql`
    select contact.id as "contactId", contact.first_name as "firstName", contact.last_name as "lastName"
      from invite_wave_contact w join contact on contact.id = w.contact_id
     where w.wave_id = ${input.waveId} and w.reason = ${input.reason}
     order by w.position limit ${NAMES_MAX}`);
  return [...rows];
}
