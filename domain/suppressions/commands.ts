import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { contact, suppression } from '@/db/schema/contact';
import { message, messageBody } from '@/db/schema/message';
import { findIdByAddress } from '@/domain/contacts/queries';
import { type Ctx, inTransaction, type Result, tellCard } from '@/domain/context';
import { parseEmailAddress } from '@/lib/email-address';
import { suppressionHashes } from '@/lib/tokens';
import { listAddressSuppressions } from './queries';

type Reason = (typeof suppression.$inferSelect)['reason'];

/**
 * Takes a contact's address out of all mail for the reason given. Twice is the same as once.
 * @param input `messageId` is the mail that it came of, when it is known; `requestId` the press of a button.
 */
export function suppressContact(
  ctx: Ctx,
  input: { contactId: string; reason: Reason; messageId?: string; requestId?: string },
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

/** Whoever gets an address gets what keeps mail from it, too. Called once it is the contact's. */
export async function inheritSuppressions(
  ctx: Ctx,
  { contactId, emailKey }: { contactId: string; emailKey: string },
): Promise<void> {
  for (const reason of await listAddressSuppressions(ctx, emailKey))
    await suppressContact(ctx, { contactId, reason });
}

/**
 * The provider reports what became of a mail: it bounced for good, or its receiver complained. The contact is taken out of
 * all mail, unless his address is another by now: then whoever has that of the mail, or it alone. Repeating a report
 * writes nothing.
 * @param input `providerId` is the provider's own id of the mail.
 * @returns `unknownMail` for a mail that is not ours.
 */
export function reportMail(
  ctx: Ctx,
  input: { providerId: string; reason: 'bounce' | 'complaint' },
): Promise<Result<{ messageId: string }, 'unknownMail'>> {
  return inTransaction(ctx, async (ctx) => {
    const { providerId, reason } = input;
    // Served by message_provider_idx. The contact is locked, so that two reports take turns.
    const [mail] = await ctx.db
      .select({
        messageId: message.id,
        contactId: contact.id,
        emailKey: contact.emailKey,
        sentTo: messageBody.toAddress,
      })
      .from(message)
      .innerJoin(contact, eq(contact.id, message.contactId))
      .leftJoin(messageBody, eq(messageBody.messageId, message.id))
      .where(eq(message.providerId, providerId))
      .limit(1)
      .for('update', { of: contact });
    if (!mail) return { ok: false, reason: 'unknownMail' } as const;
    const { messageId, contactId } = mail;
    if (await wasReported(ctx, { messageId, reason })) return { ok: true, messageId } as const;
    const sentKey = mail.sentTo ? parseEmailAddress(mail.sentTo)?.key : mail.emailKey;
    const [emailHash] = sentKey ? suppressionHashes(sentKey, ctx.settings.linkSecret) : [];
    const isHis = sentKey === mail.emailKey;
    const holderId = isHis ? contactId : sentKey && (await findIdByAddress(ctx, sentKey));
    if (holderId) await suppressContact(ctx, { contactId: holderId, reason, messageId });
    else if (emailHash) await ctx.db.insert(suppression).values({ messageId, reason, emailHash });
    await tellCard(ctx, holderId || contactId);
    return { ok: true, messageId } as const;
  });
}

async function wasReported(ctx: Ctx, input: { messageId: string; reason: Reason }) {
  const count = await ctx.db.$count(
    suppression,
    and(eq(suppression.messageId, input.messageId), eq(suppression.reason, input.reason)),
  );
  return count > 0;
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
