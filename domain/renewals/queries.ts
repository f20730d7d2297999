import { and, type SQL, sql } from 'drizzle-orm';
import { matchesFilter } from '@/domain/contact-search/queries';
import type { ContactFilter } from '@/domain/contact-search/rules';
import type { Ctx } from '@/domain/context';
import { standingIs } from '@/domain/standings/queries';
import { ASK_AGAIN_DAYS, type NotAsked, type RenewalForecast } from './rules';

/** What staff would bring about by asking everyone whom a filter leaves and whose consent ends. */
export async function forecastRenewals(
  ctx: Ctx,
  filter: Pick<ContactFilter, 'search' | 'tags'>,
): Promise<RenewalForecast> {
  const rows = await ctx.db.execute<{ reason: NotAsked | null; count: number }>(sql`
    select ${whyNotAsked('staff')} as reason, count(*)::int as count
      from contact where ${areConcerned(filter)}
     group by 1 order by 2 desc, 1`);
  return {
    count: rows.find(({ reason }) => reason === null)?.count ?? 0,
    notAsked: rows.flatMap(({ reason, count }) => (reason ? [{ reason, count }] : [])),
  };
}

/** Why staff may not ask one contact again, or null; `nothingEnds` when no consent of his does. */
export async function findRefusal(
  ctx: Ctx,
  contactId: string,
): Promise<NotAsked | 'nothingEnds' | null> {
  const [row] = await ctx.db.execute<{ reason: NotAsked | null; concerned: boolean }>(sql`
    select ${whyNotAsked('staff')} as reason, ${standingIs.renew} as concerned
      from contact where contact.id = ${contactId}`);
  return row?.concerned ? row.reason : 'nothingEnds';
}

/** When the contact was last asked anew, whether or not the mail has left; null if he never was. */
export async function findLastAsked(ctx: Ctx, contactId: string): Promise<Date | null> {
  const [row] = await ctx.db.execute<{ at: string | null }>(sql`
    select max(created_at) as at from message
     where contact_id = ${contactId} and kind = 'renewal' and state in ('queued', 'sending', 'sent')`);
  return row?.at ? new Date(row.at) : null;
}

// Literal names: in a select over one table Drizzle leaves the table's name out.

/** Whom a filter leaves of those whose consent ends. */
export function areConcerned(filter: Pick<ContactFilter, 'search' | 'tags'>): SQL {
  return sql`${and(matchesFilter({ ...filter, standing: 'renew' }))}`;
}

/** Those whose consent ends soon and who were not told of this end. */
export const isToBeReminded: SQL = sql`exists (
  select from consent_to_renew r
   where r.contact_id = contact.id and r.remind_from <= now() and r.ends_at > now()
     and not exists (
       select from renewal told where told.event_id = r.event_id and told.ends_at = r.ends_at))`;

/**
 * Why a contact is not asked, as a code, or null; the send guard has the last word. When a yes has
 * ended there is none to lean on, so it takes a basis as an invitation does.
 */
export function whyNotAsked(asker: 'staff' | 'job'): SQL {
  const isBlocked = (reasons: string) => sql`exists (
    select from suppression s
     where s.contact_id = contact.id and s.lifted_at is null and s.reason in (${sql.raw(reasons)}))`;
  return sql`case
    when contact.erased_at is not null or contact.email is null then 'erased'
    when ${isBlocked("'bounce', 'complaint', 'erased'")} then 'suppressed'
    when ${isBlocked("'objection'")} then 'objected'
    when contact.archived_at is not null then 'archived'
    when contact.invite_basis = 'none' and not exists (
      select from consent_to_renew r where r.contact_id = contact.id and r.ends_at > now())
      then 'basisMissing'
    when ${asker === 'staff'} and exists (
      select from message m where m.contact_id = contact.id and m.kind = 'renewal'
         and m.state in ('queued', 'sending', 'sent')
         and m.created_at > now() - make_interval(days => ${ASK_AGAIN_DAYS}::int)) then 'alreadyAsked'
  end`;
}
