import { sql } from 'drizzle-orm';
import type { Ctx } from '@/domain/context';

/** Everything that is kept about a contact, as plain data (GDPR articles 15 and 20). */
export async function exportOwnData(ctx: Ctx, contactId: string): Promise<unknown> {
  const [row] = await ctx.db.execute<{ data: unknown }>(sql`
    select jsonb_build_object(
      'exportedAt', clock_timestamp(),
      'profile', (
        select jsonb_build_object(
                 'id', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'email', c.email,
                 'phone', c.phone, 'title', c.title, 'language', c.locale, 'timeZone', c.time_zone, 'customer', k.name,
                 'source', c.source, 'inviteBasis', c.invite_basis,
                 'inviteBasisNote', c.invite_basis_note, 'registeredBy', s.name,
                 'registeredAt', c.created_at, 'updatedAt', c.updated_at)
          from contact c
          left join customer k on k.id = c.customer_id
          left join staff s on s.id = c.registered_by
         where c.id = ${contactId}),
      'consents', ${rows(sql`
        select p.tag as purpose, co.legal_name as company, s.standing as decision, s.since,
               s.ends_at as "endsAt"
          from consent_in_force s join purpose p on p.id = s.purpose_id join company co on co.id = p.company_id
         where s.contact_id = ${contactId} order by p.position`)},
      'consentEvents', ${rows(sql`
        select e.seq, e.recorded_at as at, p.tag as purpose, e.previous, e.decision, e.channel,
               e.actor_type as by, e.actor_name as "byName", n.content::jsonb as wording,
               n.version as "wordingVersion", v.served_at as "shownAt", e.agreed_on as "agreedOn", e.expires_at as "endsAt", d.note, d.evidence::jsonb as evidence,
               a.address, a.expires_at as "addressKeptUntil",
               encode(e.hash, 'hex') as hash
          from consent_event e join purpose p on p.id = e.purpose_id
          left join notice n on n.id = e.notice_id
          left join served v on v.id = e.served_id
          left join consent_evidence d on d.answer_id = e.answer_id
          left join consent_address a on a.answer_id = e.answer_id
         where e.contact_id = ${contactId} order by e.seq`)},
      'shown', ${rows(sql`
        select v.served_at as at, n.content::jsonb ->> 'title' as title, n.version, n.locale as language
          from served v join notice n on n.id = v.notice_id
         where v.contact_id = ${contactId} order by v.served_at, v.id`)},
      'changes', ${rows(sql`
        select h.changed_at as at, h.actor_type as by, h.actor_name as "byName", h.before, h.after
          from contact_change h where h.contact_id = ${contactId} order by h.changed_at`)},
      'addressWishes', ${rows(sql`
        select w.email, w.created_at as at, w.expires_at as "heldUntil", w.confirmed_at as "confirmedAt"
          from email_change w where w.contact_id = ${contactId} order by w.created_at`)},
      'messages', ${rows(sql`
        select m.created_at as "createdAt", m.handed_at as "sentAt", m.kind, m.state, m.reason,
               co.legal_name as company, b.to_address as "to", b.subject, b.text
          from message m join company co on co.id = m.company_id
          left join message_body b on b.message_id = m.id
         where m.contact_id = ${contactId} order by m.created_at`)},
      'visits', ${rows(sql`
        select v.visited_at as at from portal_visit v where v.contact_id = ${contactId} order by 1`)},
      'invitationFetches', ${rows(sql`
        select f.fetched_at as at, f.method, f.network, f.user_agent as "userAgent"
          from link_fetch f join message m on m.id = f.message_id
         where m.contact_id = ${contactId} order by 1`)},
      'openingsAndClicks', ${rows(sql`
        select t.occurred_at as at, t.kind, t.url
          from tracking_event t where t.contact_id = ${contactId} order by 1`)},
      'blocks', ${rows(sql`
        select b.reason, b.created_at as since, b.lifted_at as "liftedAt"
          from suppression b where b.contact_id = ${contactId} order by b.created_at`)}
    ) as data`);
  return row?.data;
}

function rows(query: ReturnType<typeof sql>) {
  return sql`(select coalesce(jsonb_agg(to_jsonb(each)), '[]') from (${query}) each)`;
}
