import { type SQL, sql } from 'drizzle-orm';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result, wakeWorker } from '@/domain/context';
import type { AskFiltered } from './input';
import {
  areConcerned,
  findRefusal,
  forecastRenewals,
  isToBeReminded,
  whyNotAsked,
} from './queries';
import type { NotAsked, RenewalForecast } from './rules';

const CONTACTS_AT_ONCE = 5000;

/**
 * Reminds everyone whose consent ends soon, once for each end, with one mail for all of his consents
 * that do. Safe on any number of workers.
 * @returns how many mails were queued
 */
export async function remindOfRenewal(ctx: Ctx): Promise<number> {
  let total = 0;
  for (;;) {
    const queued = await inTransaction(ctx, (ctx) => queueRenewals(ctx, 'job', isToBeReminded));
    total += queued;
    if (queued < CONTACTS_AT_ONCE) return total;
  }
}

/** Staff asks a contact anew whose consent ends or has ended. */
export function sendRenewal(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<object, NotAsked | 'nothingEnds'>> {
  const { contactId } = input;
  return inTransaction(ctx, async (ctx) => {
    await takeTurns(ctx);
    const reason = await findRefusal(ctx, contactId);
    if (reason) return { ok: false, reason } as const;
    await queueRenewals(ctx, 'staff', sql`contact.id = ${contactId}`);
    await recordAudit(ctx, {
      action: 'renewalSent',
      subjectType: 'contact',
      subjectId: contactId,
    });
    return { ok: true } as const;
  });
}

/**
 * Staff asks everyone anew whom a filtered table shows and whose consent ends or has ended.
 * @returns how many mails were queued and who was left out, or `countChanged` when it would be more
 * than staff saw.
 */
export function sendRenewals(
  ctx: Ctx,
  input: AskFiltered,
): Promise<Result<RenewalForecast, 'countChanged'>> {
  const { count: seen, ...filter } = input;
  return inTransaction(ctx, async (ctx) => {
    await takeTurns(ctx);
    const forecast = await forecastRenewals(ctx, filter);
    if (forecast.count > seen) return { ok: false, reason: 'countChanged' } as const;
    // Whoever was queued is "already asked" in the next round.
    while ((await queueRenewals(ctx, 'staff', areConcerned(filter))) === CONTACTS_AT_ONCE);
    await recordAudit(ctx, {
      action: 'renewalsSent',
      subjectType: 'contact',
      detail: {
        count: forecast.count,
        notAsked: forecast.notAsked.reduce((sum, each) => sum + each.count, 0),
      },
    });
    return { ok: true, ...forecast } as const;
  });
}

/**
 * Puts one mail per contact in the outbox, from the company whose consent ends, and keeps which ends
 * it tells of. A mail that waits already takes the rest along.
 */
async function queueRenewals(ctx: Ctx, asker: 'staff' | 'job', whom: SQL): Promise<number> {
  await takeTurns(ctx);
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    with due as materialized (
      select contact.id from contact where ${whom} and ${whyNotAsked(asker)} is null
       order by contact.id limit ${CONTACTS_AT_ONCE}
    ), queued as (
      insert into message (kind, contact_id, company_id)
      select 'renewal', due.id, (
               select p.company_id from consent_to_renew r join purpose p on p.id = r.purpose_id
                where r.contact_id = due.id order by p.position limit 1)
        from due
      on conflict (contact_id) where kind = 'renewal' and state = 'queued'
        do update set reason = message.reason
      returning id, contact_id
    ), told as (
      insert into renewal (message_id, event_id, ends_at)
      select q.id, r.event_id, r.ends_at
        from queued q join consent_to_renew r on r.contact_id = q.contact_id
      on conflict (message_id, event_id) do update set ends_at = excluded.ends_at)
    select count(*)::int as count from queued`);
  const count = row?.count ?? 0;
  if (count > 0) await wakeWorker(ctx, 'deliver');
  return count;
}

/** One after the other: the next one then sees who was asked, and asks nobody twice. */
async function takeTurns(ctx: Ctx): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('renewal'))`);
}
