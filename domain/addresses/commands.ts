import { lte, sql } from 'drizzle-orm';
import { consentAddress } from '@/db/schema/consent';
import type { Ctx } from '@/domain/context';

/** Keeps the whole address that an answer came from, for so many days. The ledger's hash does not cover it. */
export async function keepAddress(
  ctx: Ctx,
  input: { answerId: string; contactId: string; address: string; days: number },
): Promise<void> {
  const { days, ...row } = input;
  await ctx.db
    .insert(consentAddress)
    .values({ ...row, expiresAt: sql`clock_timestamp() + make_interval(days => ${days})` });
}

/**
 * Lets no address that is kept live longer than so many days from its answer. None lives longer than
 * it was promised.
 */
export async function shortenAddresses(ctx: Ctx, input: { days: number }): Promise<void> {
  // Served by consent_event_chain.
  await ctx.db.execute(sql`
    update consent_address a set expires_at = least(a.expires_at, (
      select min(e.recorded_at) from consent_event e
       where e.contact_id = a.contact_id and e.answer_id = a.answer_id
    ) + make_interval(days => ${input.days}))`);
}

/**
 * Deletes the whole addresses whose time is over. Safe on any number of workers.
 * @returns how many there were
 */
export async function deleteExpiredAddresses(ctx: Ctx): Promise<number> {
  // Served by consent_address_expires_idx.
  const rows = await ctx.db
    .delete(consentAddress)
    .where(lte(consentAddress.expiresAt, sql`clock_timestamp()`))
    .returning({ answerId: consentAddress.answerId });
  return rows.length;
}
