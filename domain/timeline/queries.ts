import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';
import { becauseOf } from '@/domain/messages/queries';
import { mayDo } from '@/domain/staff/rules';
import type { StaffLocale } from '@/lib/i18n/locales';
import { TimelineEntry } from './rules';

/**
 * Everything that happened to a contact, newest first: one query over the ledgers.
 * @param locale the language that names the levels; wordings stay in the contact's own.
 */
export async function listTimeline(
  ctx: Ctx,
  contactId: string,
  locale: StaffLocale = 'nb',
): Promise<TimelineEntry[]> {
  const parts = [
    answers(contactId, locale, maySeeAddresses(ctx)),
    endings(contactId),
    messages(contactId),
    visits(contactId),
    registration(contactId),
    detailChanges(contactId),
    suppressions(contactId),
  ];
  const rows = await ctx.db.execute<{ id: string; at: string; kind: string; fields: object }>(sql`
    select id, at, kind, fields from (${sql.join(parts, sql` union all `)}) entry
     order by at desc, id desc`);
  return rows.map(({ fields, ...row }) => TimelineEntry.parse({ ...row, ...fields }));
}

/** The contact reads his own history by a link: whoever holds it need not learn where he was. */
function maySeeAddresses({ actor }: Ctx): boolean {
  return actor.type === 'staff' && mayDo(actor.role, 'readAddresses');
}

/** One row per answer and wording, served by consent_event_chain. Yes, no, yes are three answers. */
function answers(contactId: string, locale: StaffLocale, withAddress: boolean): SQL {
  return sql`
    select (array_agg(e.id order by e.seq))[1] as id, max(e.recorded_at) as at, 'answer' as kind, jsonb_build_object(
             'actor', jsonb_build_object('type', e.actor_type, 'name', e.actor_name),
             'channel', e.channel,
             'note', d.note,
             'agreedOn', e.agreed_on,
             'reference', d.evidence::jsonb ->> 'reference',
             'messageId', (select m.id from message m where m.id = (d.evidence::jsonb ->> 'messageId')::uuid),
             'addressSetBy', d.evidence::jsonb -> 'addressSetBy' || jsonb_build_object('address', d.evidence::jsonb ->> 'sentTo'),
             'address', (
               select jsonb_build_object('text', a.address, 'expiresAt', a.expires_at) from consent_address a
                where a.answer_id = e.answer_id and a.expires_at > clock_timestamp() and ${withAddress}),
             'notice', ${noticeOf(locale)},
             'changes', jsonb_agg(jsonb_build_object(
               'eventId', e.id,
               'from', ${standingBefore},
               'to', e.decision,
               'purpose', jsonb_build_object('key', p.key, 'kind', p.kind, 'companyName', c.name)
             ) order by p.position)) as fields
      from consent_event e
      join purpose p on p.id = e.purpose_id
      join company c on c.id = p.company_id
      left join consent_evidence d on d.answer_id = e.answer_id
     where e.contact_id = ${contactId}
     group by e.answer_id, e.actor_type, e.actor_name, e.channel, e.notice_id, e.agreed_on, d.note,
              d.evidence`;
}

/** What the answer before was worth by then: a yes that had ended by itself was no yes any more. */
const standingBefore = sql`
  case when e.previous = 'granted' and e.decision <> 'expired' and (
         select least(b.expires_at, l.lapses_at) <= e.recorded_at
           from consent_event b left join notice_lapse l on l.notice_id = b.notice_id
          where b.contact_id = e.contact_id and b.purpose_id = e.purpose_id and b.seq < e.seq
          order by b.seq desc limit 1) then 'expired'
       else coalesce(e.previous, 'notAsked') end`;

function noticeOf(locale: StaffLocale): SQL {
  return sql`(
    select jsonb_build_object(
             'id', n.id,
             'version', n.version,
             'locale', n.locale,
             'wording', n.content::jsonb,
             'levelTitle', coalesce(read.content, n.content)::jsonb -> 'title',
             'purposeCount', (select count(*) from level_purpose lp where lp.level_id = n.level_id))
      from notice n
      left join notice read on read.level_id = n.level_id and read.version = n.version
       and read.locale = ${locale}
     where n.id = e.notice_id)`;
}

/**
 * Each yes that ended by itself before its contact answered anew, as `consent_in_force` sees it. The end of a life is left to
 * its own event once that is written; a newer wording writes none.
 */
function endings(contactId: string): SQL {
  return sql`
    select (array_agg(e.id order by e.seq))[1], ends.at, 'ended', jsonb_build_object(
             'cause', ends.cause,
             'version', ends.version,
             'ended', jsonb_agg(jsonb_build_object('eventId', e.id, 'purpose', jsonb_build_object(
               'key', p.key, 'kind', p.kind, 'companyName', c.name)) order by p.position))
      from consent_event e
      join purpose p on p.id = e.purpose_id
      join company c on c.id = p.company_id
      left join notice_lapse l on l.notice_id = e.notice_id
     cross join lateral (select l.lapses_at <= coalesce(e.expires_at, 'infinity') as by_wording) which
     cross join lateral (
       select greatest(least(e.expires_at, l.lapses_at), e.recorded_at) as at,
              case when which.by_wording then 'wording' else 'expiry' end as cause,
              case when which.by_wording then (
                select min(newer.version) from notice n join notice newer on newer.level_id = n.level_id
                 where n.id = e.notice_id and newer.version > n.version and newer.older_lapse_at = l.lapses_at) end as version
     ) ends
      left join lateral (
        select n.decision, n.recorded_at from consent_event n
         where n.contact_id = e.contact_id and n.purpose_id = e.purpose_id and n.seq > e.seq
         order by n.seq limit 1) next on true
     where e.contact_id = ${contactId} and e.decision = 'granted'
       and least(e.expires_at, l.lapses_at) <= now()
       and (next.decision is null
            or next.recorded_at > ends.at and (which.by_wording or next.decision <> 'expired'))
     group by e.answer_id, ends.at, ends.cause, ends.version`;
}

/** A mail stands where it was handed over; one that was not, where it was last tried or queued. */
function messages(contactId: string): SQL {
  return sql`
    select m.id, coalesce(m.handed_at, m.gated_at, m.created_at), 'message', jsonb_build_object(
             'messageKind', m.kind,
             'state', m.state,
             'reason', m.reason,
             'dueAt', m.next_attempt_at,
             'companyName', c.name,
             'newsletterSubject', n.subject,
             'because', ${becauseOf(sql`m`)},
             'invitation', case when i.id is not null then jsonb_build_object(
               'variantLabel', v.label, 'sender', v.sender, 'senderName', s.name) end)
      from message m
      join company c on c.id = m.company_id
      left join newsletter n on n.id = m.newsletter_id
      left join invitation i on i.id = m.invitation_id
      left join variant v on v.id = i.variant_id
      left join staff s on s.id = i.sender_staff_id
     where m.contact_id = ${contactId}`;
}

function visits(contactId: string): SQL {
  return sql`
    select w.message_id, w.visited_at, 'visit', jsonb_build_object('messageKind', m.kind)
      from portal_visit w join message m on m.id = w.message_id
     where w.contact_id = ${contactId}`;
}

function registration(contactId: string): SQL {
  return sql`
    select k.id, k.created_at, 'registered', jsonb_build_object('source', k.source, 'staffName', s.name)
      from contact k left join staff s on s.id = k.registered_by
     where k.id = ${contactId}`;
}

/** A customer is named, not numbered: his id says nothing to a reader. */
function detailChanges(contactId: string): SQL {
  const named = (side: 'before' | 'after') => sql`
    h.${sql.raw(side)} || case when h.${sql.raw(side)} ? 'customerId' then jsonb_build_object('customerId',
      (select k.name from customer k where k.id = (h.${sql.raw(side)} ->> 'customerId')::uuid))
      else '{}' end`;
  return sql`
    select h.id, h.changed_at, 'details', jsonb_build_object(
             'actor', jsonb_build_object('type', h.actor_type, 'name', h.actor_name),
             'before', ${named('before')}, 'after', ${named('after')})
      from contact_change h
     where h.contact_id = ${contactId}`;
}

function suppressions(contactId: string): SQL {
  return sql`
    select b.id, case when lifted then b.lifted_at else b.created_at end,
           case when lifted then 'suppressionLifted' else 'suppressed' end,
           jsonb_build_object('reason', b.reason)
      from suppression b cross join (values (false), (true)) as turn (lifted)
     where b.contact_id = ${contactId} and (not lifted or b.lifted_at is not null)`;
}
