import { desc, eq, inArray, sql } from 'drizzle-orm';
import { consentEvent } from '@/db/schema/consent';
import { contact } from '@/db/schema/contact';
import { purpose } from '@/db/schema/purpose';
import type { Ctx } from '@/domain/context';
import { CHART_DAYS } from './rules';

/** A day of the group's calendar, `yyyy-mm-dd`, and what was given and taken back on it. */
export type ConsentDay = { day: string; granted: number; withdrawn: number };

/**
 * Consents given and withdrawn per day and purpose in the last `CHART_DAYS` days, in Norway's time.
 * A yes to what was a yes already counts as neither, and so does a yes that ended by itself.
 */
export async function listConsentDays(ctx: Ctx): Promise<ConsentDay[]> {
  const rows = await ctx.db.execute<ConsentDay>(sql`
    with today as (
      select (now() at time zone 'Europe/Oslo')::date as day
    ), moved as (
      select (e.recorded_at at time zone 'Europe/Oslo')::date as day,
             e.decision = 'granted' as is_yes
        from consent_event e
       where e.id > id_from(now() - make_interval(days => ${CHART_DAYS + 1}))
         and e.decision <> 'expired'
         and (e.decision = 'granted') is distinct from (e.previous is not distinct from 'granted')
    )
    select to_char(d.day, 'YYYY-MM-DD') as day,
           (count(*) filter (where m.is_yes))::int as granted,
           (count(*) filter (where not m.is_yes))::int as withdrawn
      from today t
     cross join lateral generate_series(t.day - ${CHART_DAYS - 1}::int, t.day, interval '1 day') d(day)
      left join moved m on m.day = d.day::date
     group by d.day order by d.day`);
  return [...rows];
}

export type LatestEvent = Awaited<ReturnType<typeof listLatestEvents>>[number];

const LATEST_COUNT = 8;

/** The last answers of anyone, newest first; the purposes of one answer stand together. */
export async function listLatestEvents(ctx: Ctx) {
  // An answer is never more than a handful of events, so the newest few answers are among these.
  const recent = ctx.db
    .select({ id: consentEvent.id })
    .from(consentEvent)
    .orderBy(desc(consentEvent.id))
    .limit(LATEST_COUNT * 5);
  return ctx.db
    .select({
      answerId: consentEvent.answerId,
      contactId: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      tags: sql<string[]>`array_agg(${purpose.tag} order by ${purpose.position})`,
      decision: consentEvent.decision,
      previous: consentEvent.previous,
      actorType: consentEvent.actorType,
      actorName: consentEvent.actorName,
      channel: consentEvent.channel,
      recordedAt: sql`max(${consentEvent.recordedAt})`.mapWith(consentEvent.recordedAt),
    })
    .from(consentEvent)
    .innerJoin(contact, eq(contact.id, consentEvent.contactId))
    .innerJoin(purpose, eq(purpose.id, consentEvent.purposeId))
    .where(inArray(consentEvent.id, recent))
    .groupBy(
      consentEvent.answerId,
      contact.id,
      consentEvent.decision,
      consentEvent.previous,
      consentEvent.actorType,
      consentEvent.actorName,
      consentEvent.channel,
    )
    .orderBy(desc(sql`max(${consentEvent.recordedAt})`))
    .limit(LATEST_COUNT);
}

/** What a new house lacks. */
export type Setup = { companies: number; staff: number; contacts: number };

export async function getSetup(ctx: Ctx): Promise<Setup> {
  const [row] = await ctx.db.execute<Setup>(sql`
    select (select count(*)::int from company) as companies,
           (select count(*)::int from staff where disabled_at is null) as staff,
           (select count(*)::int from contact where erased_at is null) as contacts`);
  return row ?? { companies: 0, staff: 0, contacts: 0 };
}
