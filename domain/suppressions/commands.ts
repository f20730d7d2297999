import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { contact, suppression } from '@/db/schema/contact';
import { type Ctx, inTransaction } from '@/domain/context';
import { suppressionHashes } from '@/lib/tokens';

type Reason = (typeof suppression.$inferSelect)['reason'];

/** Takes a contact's address out of all mail for the reason given. Twice is the same as once. */
export function suppressContact(
  ctx: Ctx,
  input: { contactId: string; reason: Reason },
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ emailKey: contact.emailKey })
      .from(contact)
      .where(and(eq(contact.id, input.contactId), isNotNull(contact.emailKey)))
      .for('update');
    const [emailHash] = row?.emailKey
      ? suppressionHashes(row.emailKey, ctx.settings.linkSecret)
      : [];
    if (!emailHash) return;
    const held = await ctx.db
      .select({ id: suppression.id })
      .from(suppression)
      .where(
        and(
          eq(suppression.contactId, input.contactId),
          eq(suppression.reason, input.reason),
          isNull(suppression.liftedAt),
        ),
      );
    if (held.length > 0) return;
    await ctx.db.insert(suppression).values({ ...input, emailHash });
  });
}

/** The contact asked for mail again by his own yes: his objection is lifted. */
export async function liftObjection(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.db
    .update(suppression)
    .set({ liftedAt: sql`clock_timestamp()` })
    .where(
      and(
        eq(suppression.contactId, contactId),
        eq(suppression.reason, 'objection'),
        isNull(suppression.liftedAt),
      ),
    );
}
