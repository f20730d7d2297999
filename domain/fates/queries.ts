import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import type { Counts } from '@/domain/posteriors/rules';
import type { DayOutcome, Funnel } from './rules';

/**
 * Every invitation of one experiment, or of all, with what became of it. Sent: handed over, whatever the answer. Accepted: the
 * transport took it. What is reported of a reminder is reported of its invitation.
 */
function fates(experimentId?: string): SQL {
  const isAsked = experimentId ? sql`i.experiment_id = ${experimentId}` : sql`true`;
  return sql`
    with reported as (
      select m.invitation_id, bool_or(s.reason = 'bounce') as bounced,
             bool_or(s.reason = 'complaint') as complained,
             bool_or(s.reason = 'objection' and s.lifted_at is null) as objected
        from suppression s join message m on m.id = s.message_id
       where m.invitation_id is not null group by 1
    ), mailed as (
      select m.invitation_id, min(m.handed_at) filter (where m.state = 'sent') as accepted_at,
             bool_or(m.handed_at is not null or m.state = 'unknown' or m.reason = 'rejected') as sent
        from message m join invitation i on i.id = m.invitation_id
       where ${isAsked} and m.kind = 'invitation' group by 1
    ), fate as (
      select i.variant_id, i.contact_id, i.created_at, i.answered_at, d.accepted_at, own.until,
             coalesce(d.sent, false) as sent, d.accepted_at is not null as accepted,
             coalesce(r.bounced, false) as bounced, coalesce(r.complained, false) as complained,
             coalesce(r.objected, false) as objected,
             d.accepted_at is not null and i.opened_at is not null as opened,
             own.until is not null and i.answered_at is not null and i.answered_at <= least(own.until, own.apart_until) as answered,
             own.until <= least(now(), own.apart_until) and not coalesce(r.bounced, false) as is_mature
        from invitation i
        join experiment x on x.id = i.experiment_id
        left join mailed d on d.invitation_id = i.id
        left join reported r on r.invitation_id = i.id
       cross join lateral (
         select case when i.variant_id is null then i.created_at else d.accepted_at end
                + make_interval(days => x.window_days) as until,
                -- Who was held back may be invited by the next experiment: what he does then comes of that.
                case when i.variant_id is null then x.ended_at end as apart_until) own
       where ${isAsked}
    )`;
}

/**
 * What became of each variant. `trials` are mature: accepted, not bounced, and their window is over; `answers` are those
 * of them that came within it. `sent`, `opened` and `answered` are those of the funnel.
 */
export type VariantFigures = Counts & {
  id: string;
  sent: number;
  opened: number;
  answered: number;
};

/** The figures of one experiment's variants, or of all; a variant that nobody was invited by has zeros. */
export async function listFigures(ctx: Ctx, experimentId?: string): Promise<VariantFigures[]> {
  const rows = await ctx.db.execute<VariantFigures>(sql`${fates(experimentId)}
    select v.id, (count(*) filter (where f.sent))::int as sent, (count(*) filter (where f.opened))::int as opened,
           (count(*) filter (where f.answered))::int as answered,
           (count(*) filter (where f.is_mature))::int as trials,
           (count(*) filter (where f.is_mature and f.answered))::int as answers
      from variant v left join fate f on f.variant_id = v.id
     where ${experimentId ? sql`v.experiment_id = ${experimentId}` : sql`true`}
     group by v.id, v.position order by v.position`);
  return [...rows];
}

export type HeldBack = Counts & { count: number; answered: number };

export type VariantCounts = Counts & Funnel & { variantId: string };

/** How far the invitations of each variant came; a variant that nobody was invited by is not among them. */
export async function countFates(ctx: Ctx, experimentId: string): Promise<VariantCounts[]> {
  const rows = await ctx.db.execute<VariantCounts>(sql`${fates(experimentId)}
    select variant_id as "variantId",
           (count(*) filter (where sent))::int as sent, (count(*) filter (where accepted))::int as accepted,
           (count(*) filter (where bounced))::int as bounced, (count(*) filter (where opened))::int as opened,
           (count(*) filter (where answered))::int as answered,
           (count(*) filter (where objected))::int as objected,
           (count(*) filter (where complained))::int as complained,
           (count(*) filter (where is_mature))::int as trials,
           (count(*) filter (where is_mature and answered))::int as answers
      from fate where variant_id is not null group by 1`);
  return [...rows];
}

/**
 * Of those who answered, how many stood with a yes of their own to each level when their window closed, or now; what staff
 * recorded is none. A level that asks for several purposes counts with a yes to one of them.
 */
export async function listYeses(
  ctx: Ctx,
  experimentId: string,
): Promise<{ variantId: string; levelKey: string; count: number }[]> {
  const rows = await ctx.db.execute<{ variantId: string; levelKey: string; count: number }>(
    sql`${fates(experimentId)}
    select f.variant_id as "variantId", l.key as "levelKey", count(*)::int as count
      from fate f cross join level l
     where f.variant_id is not null and f.answered and exists (
       select from level_purpose lp
        cross join lateral (
          select e.decision, e.actor_type from consent_event e
           where e.contact_id = f.contact_id and e.purpose_id = lp.purpose_id
             and e.recorded_at between f.created_at and least(f.until, clock_timestamp())
           order by e.seq desc limit 1) latest
        where lp.level_id = l.id and latest.decision = 'granted' and latest.actor_type = 'contact')
     group by 1, 2`,
  );
  return [...rows];
}

/** Contacts that were not invited; `trials` are those whose window was over before the experiment ended. */
export async function countHeldBack(ctx: Ctx, experimentId: string): Promise<HeldBack> {
  const [row] = await ctx.db.execute<HeldBack>(sql`${fates(experimentId)}
    select count(*)::int as count, (count(*) filter (where answered))::int as answered,
           (count(*) filter (where is_mature))::int as trials,
           (count(*) filter (where is_mature and answered))::int as answers
      from fate where variant_id is null`);
  return row ?? { count: 0, answered: 0, trials: 0, answers: 0 };
}

/** Days of Norway's calendar on which a mail was accepted, somebody answered in time, or a window closed. */
export async function listDayOutcomes(ctx: Ctx, experimentId: string): Promise<DayOutcome[]> {
  const rows = await ctx.db.execute<DayOutcome>(sql`${fates(experimentId)}, happened as (
      select variant_id, accepted_at as at, 1 as accepted, 0 as answered, 0 as trials, 0 as answers
        from fate where accepted
      union all
      select variant_id, answered_at, 0, 1, 0, 0 from fate where answered
      union all
      select variant_id, until, 0, 0, 1, answered::int from fate where is_mature
    )
    select to_char(at at time zone 'Europe/Oslo', 'YYYY-MM-DD') as day, variant_id as "variantId",
           sum(accepted)::int as accepted, sum(answered)::int as answered,
           sum(trials)::int as trials, sum(answers)::int as answers
      from happened where variant_id is not null group by 1, 2 order by 1`);
  return [...rows];
}

/** When the first window that is still open closes; null when none is. */
export async function findNextMature(ctx: Ctx, experimentId: string): Promise<Date | null> {
  const [row] = await ctx.db.execute<{ ms: number | null }>(sql`${fates(experimentId)}
    select extract(epoch from min(until))::float8 * 1000 as ms
      from fate where variant_id is not null and until > now()`);
  return row?.ms ? new Date(row.ms) : null;
}
