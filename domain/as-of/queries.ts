import { asc, eq, type SQL, sql } from 'drizzle-orm';
import { mentionsContact } from '@/db/contact-search';
import { company } from '@/db/schema/company';
import { purpose } from '@/db/schema/purpose';
import type { ConsentStanding } from '@/domain/consent/queries';
import type { Channel, Standing } from '@/domain/consent/rules';
import type { Ctx } from '@/domain/context';
import type { MemberView } from '@/domain/lists/queries';
import type { Locale } from '@/lib/i18n/locales';
import type { MailableFilter, NotMailedReason } from './rules';

/** A list to ask about: a purpose that sends. */
export type AskedPurpose = { id: string; key: string; tag: string; companyName: string };

/** The purposes that send, in the order of the portal. */
export function listAskedPurposes(ctx: Ctx): Promise<AskedPurpose[]> {
  return ctx.db
    .select({ id: purpose.id, key: purpose.key, tag: purpose.tag, companyName: company.name })
    .from(purpose)
    .innerJoin(company, eq(company.id, purpose.companyId))
    .where(eq(purpose.kind, 'marketing'))
    .orderBy(asc(purpose.position));
}

/** The answer that decided it; all null for one who had not answered. */
type Decider = {
  eventId: string | null;
  seq: number | null;
  decision: Exclude<Standing, 'notAsked'> | null;
  since: Date | null;
  actorType: 'contact' | 'staff' | 'system' | null;
  actorName: string | null;
  channel: Channel | null;
  noticeVersion: number | null;
  noticeLocale: Locale | null;
};

/** A contact who was registered at a moment, and why he could be mailed or not. Names are today's. */
export type MailableRow = Decider & {
  contactId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  reason: NotMailedReason | null;
};

export type Mailable = { rows: MailableRow[]; counts: Record<MailableFilter, number> };

/** What is asked: whom one could mail for a purpose at a moment. */
export type AsOfQuestion = {
  purposeId: string;
  at: Date;
  search: string;
  show: MailableFilter;
};

export const AS_OF_PAGE_SIZE = 25;

/** Whom one could mail for a purpose at a moment, and whom not and why, by name; a page of them, or all without one. */
export async function listMailable(
  ctx: Ctx,
  { page, ...asked }: AsOfQuestion & { page?: number },
): Promise<Mailable> {
  const [counted] = await ctx.db.execute<{ yes: number; no: number }>(sql`
    select (count(*) filter (where m.reason is null))::int as yes,
           (count(*) filter (where m.reason is not null))::int as no
      from ${mailingOf(asked)} where ${matches(asked)}`);
  const { yes, no } = counted ?? { yes: 0, no: 0 };
  const part = page ? sql`limit ${AS_OF_PAGE_SIZE} offset ${(page - 1) * AS_OF_PAGE_SIZE}` : sql``;
  const rows = await ctx.db.execute<Raw<MailableRow, 'since'>>(sql`
    select contact.id as "contactId", contact.first_name as "firstName", contact.last_name as "lastName",
           contact.email, m.reason, ${deciderColumns}
      from ${mailingOf(asked)} ${deciderOf(sql`m.event_id`)}
     where ${matches(asked)} and ${shownBy[asked.show]}
     order by contact.first_name, contact.last_name, contact.id ${part}`);
  return {
    rows: rows.map((row) => ({ ...row, since: asDate(row.since) })),
    counts: { yes, no, all: yes + no },
  };
}

const shownBy: Record<MailableFilter, SQL> = {
  yes: sql`m.reason is null`,
  no: sql`m.reason is not null`,
  all: sql`true`,
};

function mailingOf({ at }: AsOfQuestion): SQL {
  return sql`mailing_as_of(${at.toISOString()}::timestamptz) m join contact on contact.id = m.contact_id`;
}

function matches({ purposeId, search }: AsOfQuestion): SQL {
  return sql`m.purpose_id = ${purposeId} and ${mentionsContact(search) ?? sql`true`}`;
}

const deciderColumns = sql`
  e.id as "eventId", e.seq::int as seq, e.decision, e.recorded_at as since, e.actor_type as "actorType",
  e.actor_name as "actorName", e.channel, n.version as "noticeVersion", n.locale as "noticeLocale"`;

function deciderOf(eventId: SQL): SQL {
  return sql`left join consent_event e on e.id = ${eventId} left join notice n on n.id = e.notice_id`;
}

/** Every purpose with what the contact's answer was worth at a moment, in the order of the portal. */
export async function listConsentsAsOf(
  ctx: Ctx,
  input: { contactId: string; at: Date },
): Promise<ConsentStanding[]> {
  const rows = await ctx.db.execute<Raw<ConsentStanding, 'since' | 'endsAt'>>(sql`
    select p.id as "purposeId", p.key, p.kind, p.tag, c.name as "companyName",
           coalesce(s.standing, 'notAsked') as standing, s.since, s.ends_at as "endsAt",
           e.actor_type as "actorType", e.actor_name as "actorName", e.channel
      from purpose p
      join company c on c.id = p.company_id
      left join consent_as_of(${input.at.toISOString()}::timestamptz) s
        on s.purpose_id = p.id and s.contact_id = ${input.contactId}
      left join consent_event e on e.id = s.event_id
     order by p.position`);
  return rows.map((row) => ({
    ...row,
    since: asDate(row.since),
    endsAt: asDate(row.endsAt),
    renewal: null,
  }));
}

/** Those who were on a list at a moment, by name; a page of them, or all without one. Names are today's. */
export async function listMembersAsOf(
  ctx: Ctx,
  input: { purposeId: string; at: Date; search: string; page?: number; pageSize?: number },
): Promise<{ rows: MemberView[]; total: number }> {
  const { at, page, pageSize } = input;
  const part = page && pageSize ? sql`limit ${pageSize} offset ${(page - 1) * pageSize}` : sql``;
  const asked = { ...input, show: 'all' as const };
  const [counted] = await ctx.db.execute<{ total: number }>(sql`
    select count(*)::int as total from ${mailingOf(asked)} where ${matches(asked)} and m.member`);
  const rows = await ctx.db.execute<
    Omit<MemberView, 'since' | 'archivedAt'> & { since: string; archivedAt: string | null }
  >(sql`
    select contact.id as "contactId", contact.first_name as "firstName", contact.last_name as "lastName",
           contact.email, ${deciderColumns},
           case when date_trunc('milliseconds', contact.archived_at) <= ${at.toISOString()}::timestamptz then contact.archived_at end as "archivedAt",
           exists (select from consent_as_of(${at.toISOString()}::timestamptz) t join purpose p on p.id = t.purpose_id
                    where t.contact_id = contact.id and t.holds and p.kind = 'personalisation') as tracking
      from ${mailingOf(asked)} ${deciderOf(sql`m.event_id`)}
     where ${matches(asked)} and m.member
     order by contact.first_name, contact.last_name, contact.id ${part}`);
  return {
    rows: rows.map((row) => ({
      ...row,
      since: new Date(row.since),
      archivedAt: asDate(row.archivedAt),
      renewBy: null,
    })),
    total: counted?.total ?? 0,
  };
}

/** A row that is read by hand: its moments are text. */
type Raw<Row, Moments extends keyof Row> = Omit<Row, Moments> & Record<Moments, string | null>;

function asDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
