import { type SQL, sql } from 'drizzle-orm';

/**
 * Invitations `i` that are to be reminded of now: sent long enough ago, and no longer than answers count, and not answered,
 * in an experiment that runs and reminds, to a contact who may still be asked and was not asked meanwhile. Served by invitation_experiment_idx.
 */
export const invitationsToRemind: SQL = sql`
  select i.id, i.contact_id, i.company_id, (
           select max(coalesce(m.handed_at, m.gated_at)) from message m where m.invitation_id = i.id) as asked_at
    from experiment x
    join invitation i on i.experiment_id = x.id
    join contact c on c.id = i.contact_id
   where x.reminder_days is not null and x.paused_at is null and x.ended_at is null
     and i.variant_id is not null and i.answered_at is null
     and not exists (select from message r where r.invitation_id = i.id and r.kind = 'reminder')
     and ${mayBeAsked(sql`c`)}
     and exists (
       select from message m
        where m.invitation_id = i.id and m.kind = 'invitation' and m.state = 'sent'
          and m.handed_at > now() - make_interval(days => x.window_days))
     -- He was asked meanwhile, or will be: by this invitation once more, or by another.
     and not exists (
       select from message m
        where m.contact_id = c.id and m.kind in ('invitation', 'reminder')
          and (m.state in ('queued', 'sending') or m.state in ('sent', 'unknown')
               and coalesce(m.handed_at, m.gated_at) > now() - make_interval(days => x.reminder_days)))
     and not exists (
       select from invitation later
        where later.contact_id = c.id and later.variant_id is not null and later.created_at > i.created_at)`;

/** The invite gate as a condition, but for what was asked before: `whyNotInvited` says the same of one contact. */
function mayBeAsked(who: SQL): SQL {
  return sql`${who}.erased_at is null and ${who}.archived_at is null and ${who}.invite_basis <> 'none'
    and not exists (select from suppression s where s.contact_id = ${who}.id and s.lifted_at is null)
    and not exists (select from consent s where s.contact_id = ${who}.id)`;
}
