import { and, eq, inArray } from 'drizzle-orm';
import { message } from '@/db/schema/message';
import { findContact } from '@/domain/contacts/queries';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { listSuppressions } from '@/domain/suppressions/queries';

/**
 * Staff sends the contact a fresh link to the portal. One that still waits is enough.
 * @returns `suppressed` when the address takes no mail, or its owner asked for none.
 */
export function sendLink(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<{ messageId: string }, 'notFound' | 'suppressed'>> {
  return inTransaction(ctx, async (ctx) => {
    const contact = await findContact(ctx, input.contactId);
    if (!contact?.email) return { ok: false, reason: 'notFound' } as const;
    const suppressions = await listSuppressions(ctx, input.contactId);
    if (suppressions.length > 0) return { ok: false, reason: 'suppressed' } as const;
    const [waiting] = await ctx.db
      .select({ id: message.id })
      .from(message)
      .where(
        and(
          eq(message.contactId, input.contactId),
          eq(message.kind, 'new_link'),
          inArray(message.state, ['queued', 'sending']),
        ),
      );
    if (waiting) return { ok: true, messageId: waiting.id } as const;
    const company = await getSendingCompany(ctx, ctx.actor);
    const messageId = await enqueueMessage(ctx, {
      kind: 'new_link',
      contactId: input.contactId,
      companyId: company.id,
    });
    return { ok: true, messageId } as const;
  });
}
