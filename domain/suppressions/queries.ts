import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { suppression } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import { suppressionHashes } from '@/lib/tokens';

/** The reasons for which mail is kept from an address, whoever it belonged to. Served by suppression_email_idx. */
export async function listAddressSuppressions(ctx: Ctx, emailKey: string): Promise<Reason[]> {
  const rows = await ctx.db
    .selectDistinct({ reason: suppression.reason })
    .from(suppression)
    .where(
      and(
        inArray(suppression.emailHash, suppressionHashes(emailKey, ctx.settings.linkSecret)),
        isNull(suppression.liftedAt),
      ),
    );
  return rows.map(({ reason }) => reason);
}

type Reason = (typeof suppression.$inferSelect)['reason'];

/** Whether the contact behind this address was erased and must not come back by staff's hand. */
export async function findErasedAddress(ctx: Ctx, emailKey: string): Promise<boolean> {
  return (await listAddressSuppressions(ctx, emailKey)).includes('erased');
}

/** The reasons for which a contact is not mailed now. */
export async function listSuppressions(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({ reason: suppression.reason, since: suppression.createdAt })
    .from(suppression)
    .where(and(eq(suppression.contactId, contactId), isNull(suppression.liftedAt)));
}

/** Every time that a contact said that he is not to be contacted, oldest first, with the mail whose link he used. */
export function listObjections(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      at: suppression.createdAt,
      liftedAt: suppression.liftedAt,
      // Its link is what makes it his; where no mail is known, neither is who said it.
      actorType: sql<'contact' | null>`case when ${message.id} is not null then 'contact' end`,
      messageId: message.id,
      messageKind: message.kind,
    })
    .from(suppression)
    .leftJoin(message, eq(message.id, suppression.messageId))
    .where(and(eq(suppression.contactId, contactId), eq(suppression.reason, 'objection')))
    .orderBy(asc(suppression.createdAt));
}
