import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { experiment, experimentText, variant } from '@/db/schema/experiment';
import { staff } from '@/db/schema/staff';
import type { ContactLocale } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import type { ShareCheck } from '@/domain/draws/rules';
import type { VariantSender } from '@/domain/experiments/rules';
import { listMachineFetches } from '@/domain/fetches/queries';
import { noMachineFetches } from '@/domain/fetches/rules';
import type { Counts } from '@/domain/posteriors/rules';
import { listShareChecks } from '@/domain/shares/queries';
import { osloDate } from '@/lib/oslo-date';
import {
  type AskedLevel,
  type DayOutcome,
  type DaySum,
  type Funnel,
  sumDays,
  type VariantOutcome,
} from './rules';

export type VariantResults = VariantOutcome & {
  sender: VariantSender;
  /** The colleague, when the sender is one. */
  senderName: string | null;
};

export type Results = {
  id: string;
  name: string;
  companyName: string;
  windowDays: number;
  holdbackPercent: number;
  levels: AskedLevel[];
  variants: VariantResults[];
  /** Contacts that were not invited; `trials` are those whose window is over. */
  heldBack: Counts & { count: number; answered: number };
  shares: ShareCheck;
  days: DaySum[];
  /** When the first window that is still open closes; null when none is. */
  nextMatureAt: Date | null;
};

/** What became of every variant of an experiment, or null when there is none. */
export async function findResults(
  ctx: Ctx,
  experimentId: string,
  locale: ContactLocale = 'nb',
): Promise<Results | null> {
  const [found] = await ctx.db
    .select({
      id: experiment.id,
      name: experiment.name,
      companyName: company.name,
      windowDays: experiment.windowDays,
      holdbackPercent: experiment.holdbackPercent,
    })
    .from(experiment)
    .innerJoin(company, eq(company.id, experiment.companyId))
    .where(eq(experiment.id, experimentId));
  if (!found) return null;
  const levels = await listAskedLevels(ctx, locale);
  const variants = await listVariantResults(ctx, experimentId, levels);
  const shares = await listShareChecks(ctx, experimentId);
  const variantIds = variants.map(({ id }) => id);
  return {
    ...found,
    levels,
    variants,
    heldBack: await countHeldBack(ctx, experimentId),
    shares: shares.get(experimentId) ?? { p: 1, holds: true },
    days: sumDays(await listDayOutcomes(ctx, experimentId), {
      variantIds,
      today: osloDate(new Date()),
    }),
    nextMatureAt: await findNextMature(ctx, experimentId),
  };
}

/** The questions of the portal in their order, as they are titled now. */
async function listAskedLevels(ctx: Ctx, locale: ContactLocale): Promise<AskedLevel[]> {
  const rows = await ctx.db.execute<AskedLevel>(sql`
    select l.key, coalesce(own.title, l.key) as title
      from level l
      left join lateral (
        select n.content::jsonb ->> 'title' as title from notice n where n.level_id = l.id
         order by n.locale = ${locale} desc, n.locale = 'nb' desc, n.version desc limit 1) own on true
     order by l.position`);
  return [...rows];
}

/**
 * Every invitation of an experiment with what became of it. Sent: handed over, whatever the answer. Accepted: the
 * transport took it. What is reported of a reminder is reported of its invitation.
 */
function fates(experimentId: string): SQL {
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
       where i.experiment_id = ${experimentId} and m.kind = 'invitation' group by 1
    ), fate as (
      select i.variant_id, i.contact_id, i.created_at, i.answered_at, d.accepted_at, own.until,
             coalesce(d.sent, false) as sent, d.accepted_at is not null as accepted,
             coalesce(r.bounced, false) as bounced, coalesce(r.complained, false) as complained,
             coalesce(r.objected, false) as objected,
             d.accepted_at is not null and i.opened_at is not null as opened,
             own.until is not null and i.answered_at is not null and i.answered_at <= own.until as answered,
             own.until <= now() and not coalesce(r.bounced, false) as is_mature
        from invitation i
        join experiment x on x.id = i.experiment_id
        left join mailed d on d.invitation_id = i.id
        left join reported r on r.invitation_id = i.id
       cross join lateral (
         select case when i.variant_id is null then i.created_at else d.accepted_at end
                + make_interval(days => x.window_days) as until) own
       where i.experiment_id = ${experimentId}
    )`;
}

type VariantCounts = Counts & Funnel & { variantId: string };

async function listVariantResults(
  ctx: Ctx,
  experimentId: string,
  levels: AskedLevel[],
): Promise<VariantResults[]> {
  const variants = await ctx.db
    .select({
      id: variant.id,
      label: variant.label,
      textId: variant.textId,
      textName: experimentText.name,
      sender: variant.sender,
      senderStaffId: variant.senderStaffId,
      senderName: staff.name,
    })
    .from(variant)
    .innerJoin(experimentText, eq(experimentText.id, variant.textId))
    .leftJoin(staff, eq(staff.id, variant.senderStaffId))
    .where(eq(variant.experimentId, experimentId))
    .orderBy(asc(variant.position));
  const counts = await ctx.db.execute<VariantCounts>(sql`${fates(experimentId)}
    select variant_id as "variantId",
           (count(*) filter (where sent))::int as sent, (count(*) filter (where accepted))::int as accepted,
           (count(*) filter (where bounced))::int as bounced, (count(*) filter (where opened))::int as opened,
           (count(*) filter (where answered))::int as answered,
           (count(*) filter (where objected))::int as objected,
           (count(*) filter (where complained))::int as complained,
           (count(*) filter (where is_mature))::int as trials,
           (count(*) filter (where is_mature and answered))::int as answers
      from fate where variant_id is not null group by 1`);
  const yeses = await listYeses(ctx, experimentId);
  const machine = await listMachineFetches(ctx, experimentId);
  return variants.map(({ senderStaffId, ...each }) => {
    const own = counts.find(({ variantId }) => variantId === each.id);
    const { variantId, trials, answers, ...funnel } = own ?? { variantId: each.id, ...nothing };
    const said = (key: string) =>
      yeses.find((yes) => yes.variantId === each.id && yes.levelKey === key)?.count ?? 0;
    return {
      ...each,
      senderId: senderStaffId ?? each.sender,
      trials,
      answers,
      funnel,
      yes: Object.fromEntries(levels.map(({ key }) => [key, said(key)])),
      machine: machine.get(each.id) ?? noMachineFetches,
    };
  });
}

const nothing: Funnel & Counts = {
  sent: 0,
  accepted: 0,
  bounced: 0,
  opened: 0,
  answered: 0,
  objected: 0,
  complained: 0,
  trials: 0,
  answers: 0,
};

/**
 * Of those who answered, how many stood with a yes to each level when their window closed, or now. A level that asks for
 * several purposes counts with a yes to one of them.
 */
async function listYeses(
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
          select e.decision from consent_event e
           where e.contact_id = f.contact_id and e.purpose_id = lp.purpose_id
             and e.recorded_at between f.created_at and least(f.until, clock_timestamp())
           order by e.seq desc limit 1) latest
        where lp.level_id = l.id and latest.decision = 'granted')
     group by 1, 2`,
  );
  return [...rows];
}

async function countHeldBack(ctx: Ctx, experimentId: string): Promise<Results['heldBack']> {
  const [row] = await ctx.db.execute<Results['heldBack']>(sql`${fates(experimentId)}
    select count(*)::int as count, (count(*) filter (where answered))::int as answered,
           (count(*) filter (where is_mature))::int as trials,
           (count(*) filter (where is_mature and answered))::int as answers
      from fate where variant_id is null`);
  return row ?? { count: 0, answered: 0, trials: 0, answers: 0 };
}

/** Days of Norway's calendar on which a mail was accepted, somebody answered in time, or a window closed. */
async function listDayOutcomes(ctx: Ctx, experimentId: string): Promise<DayOutcome[]> {
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

async function findNextMature(ctx: Ctx, experimentId: string): Promise<Date | null> {
  const [row] = await ctx.db.execute<{ ms: number | null }>(sql`${fates(experimentId)}
    select extract(epoch from min(until))::float8 * 1000 as ms
      from fate where variant_id is not null and until > now()`);
  return row?.ms ? new Date(row.ms) : null;
}
