import { sql } from 'drizzle-orm';
import { recordReading } from '@/domain/audit/commands';
import { type Ctx, inTransaction } from '@/domain/context';
import { listSentRecipients, recipientsOf, type SentRecipient } from './queries';

/**
 * Puts one mail per recipient in the outbox, in one statement: whoever is on the lists as it runs
 * gets one mail, and only one, however often it runs.
 * @returns how many mails are new.
 */
export async function queueForRecipients(
  ctx: Ctx,
  input: { newsletterId: string },
): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    with made as (
      insert into message (kind, contact_id, company_id, newsletter_id)
      select 'newsletter', r.contact_id, n.company_id, n.id
        from (${recipientsOf(input.newsletterId)}) r
        join newsletter n on n.id = ${input.newsletterId}
       where r.excluded is null
      on conflict (newsletter_id, contact_id) do nothing
      returning 1)
    select count(*)::int as count from made`);
  return row?.count ?? 0;
}

/**
 * Stops the mails of a newsletter that wait. One that a worker has locked is passed over, for
 * waiting for it could end in a deadlock: it meets the send guard instead.
 * @returns how many were stopped.
 */
export async function stopQueuedMails(ctx: Ctx, input: { newsletterId: string }): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    with waiting as materialized (
      select id from message
       where newsletter_id = ${input.newsletterId} and state = 'queued'
         for update skip locked
    ), stopped as (
      update message set state = 'suppressed', reason = 'cancelled'
       where id in (select id from waiting)
      returning 1)
    select count(*)::int as count from stopped`);
  return row?.count ?? 0;
}

/** Shows staff a page of who got a newsletter, after keeping who looked. */
export function openRecipients(
  ctx: Ctx,
  input: { newsletterId: string; page: number },
): Promise<SentRecipient[]> {
  return inTransaction(ctx, async (ctx) => {
    await recordReading(ctx, {
      action: 'recipientsOpened',
      subjectType: 'newsletter',
      subjectId: input.newsletterId,
    });
    return listSentRecipients(ctx, input);
  });
}
