import { sql } from 'drizzle-orm';
import { type Ctx, inTransaction, wakeWorker } from '@/domain/context';
import { isOfficeHour, usualPace } from '@/domain/waves/rules';
import { invitationsToRemind } from './queries';

/**
 * Reminds those once who have not answered their invitation, where the experiment reminds and as many days after the
 * invitation as it says: in office hours of Norway, and no more at a time than a wave invites in an hour, those first who
 * were asked longest ago. The mail is the invitation again, of the same variant. Safe on any number of workers.
 * @returns how many mails were queued
 */
export async function remindInvited(ctx: Ctx, { now = new Date() } = {}): Promise<number> {
  return isOfficeHour(now) ? inTransaction(ctx, queueReminders) : 0;
}

async function queueReminders(ctx: Ctx): Promise<number> {
  // Nobody is invited again by hand while it is decided whom to remind; see `inviteContacts`.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('reminder'))`);
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    with due as materialized (
      ${invitationsToRemind} order by asked_at, i.id limit ${usualPace.perHour}
    ), queued as (
      insert into message (kind, contact_id, company_id, invitation_id)
      select 'reminder', contact_id, company_id, id from due
      on conflict (invitation_id) where kind = 'reminder' do nothing
      returning id)
    select count(*)::int as count from queued`);
  const count = row?.count ?? 0;
  if (count > 0) await wakeWorker(ctx, 'deliver');
  return count;
}
