import { and, eq, sql } from 'drizzle-orm';
import { message } from '@/db/schema/message';
import { type Ctx, inTransaction, wakeWorker } from '@/domain/context';
import { getSendingCompany } from '@/domain/messages/queries';

/** Edits within this time after the first make one receipt. */
const RECEIPT_DELAY_SECONDS = 120;

/** Queues a receipt after a change by staff; one that still waits takes the new change with it. */
export async function scheduleReceipt(ctx: Ctx, input: { contactId: string }): Promise<void> {
  const company = await getSendingCompany(ctx, ctx.actor);
  await ctx.db
    .insert(message)
    .values({
      kind: 'receipt',
      contactId: input.contactId,
      companyId: company.id,
      nextAttemptAt: sql`clock_timestamp() + make_interval(secs => ${RECEIPT_DELAY_SECONDS})`,
    })
    .onConflictDoNothing({
      target: message.contactId,
      where: sql`kind = 'receipt' and state = 'queued'`,
    });
  await wakeWorker(ctx, 'deliver', RECEIPT_DELAY_SECONDS + 1);
}

/** "Send nå": the waiting receipt leaves at once. @returns whether one was waiting. */
export function sendReceiptNow(ctx: Ctx, input: { contactId: string }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .update(message)
      .set({ nextAttemptAt: sql`clock_timestamp()` })
      .where(
        and(
          eq(message.contactId, input.contactId),
          eq(message.kind, 'receipt'),
          eq(message.state, 'queued'),
        ),
      )
      .returning({ id: message.id });
    if (rows.length > 0) await wakeWorker(ctx, 'deliver');
    return rows.length > 0;
  });
}
