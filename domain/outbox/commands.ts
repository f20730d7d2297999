import { and, eq, sql } from 'drizzle-orm';
import { message } from '@/db/schema/message';
import { recordAudit, recordReading } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { requeue } from '@/domain/messages/commands';
import { findMessage, findMessageHtml, type MessageView } from '@/domain/messages/queries';
import type { DecideMessage } from './input';

type Decided = Result<object, 'notWaiting'>;

/** "Send på nytt": a person decided on a mail that failed or was cut off. The guard asks again. */
export function resendMail(ctx: Ctx, { messageId }: DecideMessage): Promise<Decided> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ state: message.state })
      .from(message)
      .where(eq(message.id, messageId))
      .for('update');
    if (!row || !['failed', 'unknown', 'queued'].includes(row.state))
      return { ok: false, reason: 'notWaiting' } as const;
    await requeue(ctx, [messageId]);
    await recordAudit(ctx, { action: 'messageRetried', ...about(messageId) });
    return { ok: true } as const;
  });
}

/** "Den kom fram": a person found out that a mail that was cut off did arrive. */
export function confirmArrival(ctx: Ctx, { messageId }: DecideMessage): Promise<Decided> {
  return inTransaction(ctx, async (ctx) => {
    const rows = await ctx.db
      .update(message)
      .set({ state: 'sent', handedAt: sql`${message.gatedAt}`, reason: 'settledByHand' })
      .where(and(eq(message.id, messageId), eq(message.state, 'unknown')))
      .returning({ id: message.id });
    if (rows.length === 0) return { ok: false, reason: 'notWaiting' } as const;
    await recordAudit(ctx, { action: 'messageSettled', ...about(messageId) });
    return { ok: true } as const;
  });
}

/** Shows a mail to staff, after keeping who read it. Null for an unknown one. */
export function openMessage(ctx: Ctx, input: { messageId: string }): Promise<MessageView | null> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findMessage(ctx, input.messageId);
    if (found) await noteReading(ctx, input.messageId);
    return found;
  });
}

/** Hands out the kept copy of a mail as HTML, after keeping who read it. Null when there is none. */
export function openMessageHtml(ctx: Ctx, input: { messageId: string }): Promise<string | null> {
  return inTransaction(ctx, async (ctx) => {
    const html = await findMessageHtml(ctx, input.messageId);
    if (html !== null) await noteReading(ctx, input.messageId);
    return html;
  });
}

function noteReading(ctx: Ctx, messageId: string): Promise<void> {
  return recordReading(ctx, { action: 'mailOpened', ...about(messageId) });
}

function about(messageId: string) {
  return { subjectType: 'message', subjectId: messageId } as const;
}
