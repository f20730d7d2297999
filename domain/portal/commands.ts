import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation, portalVisit } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import { type Ctx, inTransaction } from '@/domain/context';

/**
 * Keeps what the contact was shown, when he was shown it. The same page again within ten minutes is the
 * same showing.
 */
export async function noteServed(
  ctx: Ctx,
  input: { contactId: string; messageId: string; noticeIds: string[] },
): Promise<void> {
  const { contactId, messageId, noticeIds } = input;
  // Served by served_contact_idx.
  await ctx.db.execute(sql`
    insert into served (contact_id, message_id, notice_id)
    select ${contactId}, ${messageId}, shown
      from unnest(${sql.param(noticeIds)}::uuid[]) shown
     where not exists (
       select from served v
        where v.contact_id = ${contactId} and v.message_id = ${messageId} and v.notice_id = shown
          and v.served_at > clock_timestamp() - interval '10 minutes')`);
}

/**
 * Notes that a person, not a scanner, used the portal by the link of a mail. Only the first time
 * counts; it also tells that the invitation was opened, when the mail was one.
 */
export function noteVisit(ctx: Ctx): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (ctx.actor.type !== 'contact')
      throw new Error('Only the contact himself visits the portal.');
    const { id: contactId, messageId } = ctx.actor;
    const rows = await ctx.db
      .insert(portalVisit)
      .values({ contactId, messageId })
      .onConflictDoNothing({ target: portalVisit.messageId })
      .returning({ messageId: portalVisit.messageId });
    if (rows.length === 0) return;
    const invited = ctx.db
      .select({ id: message.invitationId })
      .from(message)
      .where(eq(message.id, messageId));
    await ctx.db
      .update(invitation)
      .set({ openedAt: sql`clock_timestamp()` })
      .where(and(eq(invitation.id, invited), isNull(invitation.openedAt)));
  });
}
