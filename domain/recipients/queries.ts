import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import { becauseOf } from '@/domain/messages/queries';
import { type MessageState, SendingReason } from '@/domain/messages/rules';
import type { Exclusion } from '@/domain/newsletters/rules';

/**
 * One row per contact on a list of the newsletter, however many of them he is on, with the reason
 * why he gets none of it, or null. Preview and sending both read this, so they count the same; the
 * send guard asks again when each mail leaves.
 */
export function recipientsOf(newsletterId: string): SQL {
  return sql`
    select distinct m.contact_id, m.tracking,
           case
             when exists (select from suppression s where s.contact_id = c.id and s.lifted_at is null
                             and s.reason in ('bounce', 'complaint', 'erased')) then 'suppressed'
             when exists (select from suppression s where s.contact_id = c.id and s.lifted_at is null
                             and s.reason = 'objection') then 'objected'
             when c.archived_at is not null then 'archived'
           end as excluded
      from newsletter n
      join newsletter_list nl on nl.newsletter_id = n.id
      join list_member m on m.purpose_id = nl.purpose_id and m.company_id = n.company_id
      join contact c on c.id = m.contact_id
     where n.id = ${newsletterId}`;
}

export type RecipientView = {
  contactId: string;
  firstName: string;
  lastName: string;
  email: string;
  tracking: boolean;
};

export type RecipientPreview = {
  count: number;
  /** Those of them whose mail is measured, because they said yes to it. */
  tracking: number;
  excluded: { reason: Exclusion; count: number }[];
  rows: RecipientView[];
};

export const RECIPIENT_PAGE_SIZE = 10;

/** Who gets the newsletter if it is sent now, a page of names at a time, and who does not and why. */
export async function previewRecipients(
  ctx: Ctx,
  input: { newsletterId: string; page: number },
): Promise<RecipientPreview> {
  const groups = await ctx.db.execute<{
    reason: Exclusion | null;
    count: number;
    tracking: number;
  }>(sql`
    select r.excluded as reason, count(*)::int as count,
           (count(*) filter (where r.tracking))::int as tracking
      from (${recipientsOf(input.newsletterId)}) r
     group by 1 order by 1`);
  const rows = await ctx.db.execute<RecipientView>(sql`
    select r.contact_id as "contactId", c.first_name as "firstName", c.last_name as "lastName",
           c.email, r.tracking
      from (${recipientsOf(input.newsletterId)}) r
      join contact c on c.id = r.contact_id
     where r.excluded is null
     order by c.first_name, c.last_name, c.id
     limit ${RECIPIENT_PAGE_SIZE} offset ${(input.page - 1) * RECIPIENT_PAGE_SIZE}`);
  const included = groups.find((group) => group.reason === null);
  return {
    count: included?.count ?? 0,
    tracking: included?.tracking ?? 0,
    excluded: groups.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : [])),
    rows: [...rows],
  };
}

/** A mail of a newsletter that was sent: to whom, what became of it, and what let it through. */
export type SentRecipient = {
  messageId: string;
  contactId: string;
  firstName: string;
  lastName: string;
  state: MessageState;
  reason: string | null;
  because: SendingReason | null;
};

export const SENT_PAGE_SIZE = 25;

/** A page of a newsletter's mails, by name. Served by message_newsletter_contact. */
export async function listSentRecipients(
  ctx: Ctx,
  input: { newsletterId: string; page: number },
): Promise<SentRecipient[]> {
  const rows = await ctx.db.execute<Omit<SentRecipient, 'because'> & { because: unknown }>(sql`
    select m.id as "messageId", c.id as "contactId", c.first_name as "firstName",
           c.last_name as "lastName", m.state, m.reason, ${becauseOf(sql`m`)} as because
      from message m join contact c on c.id = m.contact_id
     where m.newsletter_id = ${input.newsletterId}
     order by c.first_name, c.last_name, c.id
     limit ${SENT_PAGE_SIZE} offset ${(input.page - 1) * SENT_PAGE_SIZE}`);
  return rows.map((row) => ({ ...row, because: SendingReason.nullable().parse(row.because) }));
}

export type NewsletterProgress = {
  total: number;
  states: Record<MessageState, number>;
  /** Why mails were stopped, failed or wait, most frequent first. */
  reasons: { state: MessageState; reason: string; count: number }[];
};

/** How far a newsletter has come. */
export async function getProgress(ctx: Ctx, newsletterId: string): Promise<NewsletterProgress> {
  const groups = await ctx.db.execute<{
    state: MessageState;
    reason: string | null;
    count: number;
  }>(sql`
    select state, reason, count(*)::int as count from message
     where newsletter_id = ${newsletterId}
     group by 1, 2 order by 3 desc, 1, 2`);
  const countOf = (state: MessageState) =>
    groups.filter((group) => group.state === state).reduce((sum, group) => sum + group.count, 0);
  return {
    total: groups.reduce((sum, group) => sum + group.count, 0),
    states: {
      queued: countOf('queued'),
      sending: countOf('sending'),
      sent: countOf('sent'),
      failed: countOf('failed'),
      suppressed: countOf('suppressed'),
      unknown: countOf('unknown'),
    },
    reasons: groups.flatMap(({ reason, ...group }) => (reason ? [{ ...group, reason }] : [])),
  };
}

export type NewsletterResults = {
  sent: number;
  /** Mails to people who had said yes to personal adaptation when it left; only these are measured. */
  measured: number;
  opened: number;
  clicked: number;
};

/** What is known of those who let themselves be measured. A mail counts once, however often opened. */
export async function getResults(ctx: Ctx, newsletterId: string): Promise<NewsletterResults> {
  const [row] = await ctx.db.execute<NewsletterResults>(sql`
    select count(*)::int as sent,
           (count(*) filter (where exists (
             select from purpose p
              cross join lateral (
                select e.decision, e.notice_id, e.expires_at from consent_event e
                 where e.contact_id = m.contact_id and e.purpose_id = p.id
                   and e.recorded_at <= m.gated_at
                 order by e.seq desc limit 1) held
               left join notice_lapse l on l.notice_id = held.notice_id
              where p.kind = 'personalisation' and held.decision = 'granted'
                and coalesce(least(held.expires_at, l.lapses_at) > m.gated_at, true))))::int as measured,
           (count(*) filter (where exists (
             select from tracking_event t where t.message_id = m.id and t.kind = 'open')))::int as opened,
           (count(*) filter (where exists (
             select from tracking_event t where t.message_id = m.id and t.kind = 'click')))::int as clicked
      from message m
     where m.newsletter_id = ${newsletterId} and m.state = 'sent'`);
  return row ?? { sent: 0, measured: 0, opened: 0, clicked: 0 };
}
