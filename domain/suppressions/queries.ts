import { and, eq, inArray, isNull } from 'drizzle-orm';
import { suppression } from '@/db/schema/contact';
import type { Ctx } from '@/domain/context';
import { suppressionHashes } from '@/lib/tokens';

/** Whether the contact behind this address was erased and must not come back by staff's hand. */
export async function findErasedAddress(ctx: Ctx, emailKey: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: suppression.id })
    .from(suppression)
    .where(
      and(
        inArray(suppression.emailHash, suppressionHashes(emailKey, ctx.settings.linkSecret)),
        eq(suppression.reason, 'erased'),
        isNull(suppression.liftedAt),
      ),
    );
  return rows.length > 0;
}

/** The reasons for which a contact is not mailed now. */
export async function listSuppressions(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({ reason: suppression.reason, since: suppression.createdAt })
    .from(suppression)
    .where(and(eq(suppression.contactId, contactId), isNull(suppression.liftedAt)));
}
