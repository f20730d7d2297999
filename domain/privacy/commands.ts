import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { consent, consentAddress, consentEvidence } from '@/db/schema/consent';
import { contact, contactChange, contactKey, emailChange } from '@/db/schema/contact';
import { linkFetch, portalLink } from '@/db/schema/invitation';
import { message, messageBody, trackingEvent } from '@/db/schema/message';
import { endConsent } from '@/domain/consent/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { suppressContact } from '@/domain/suppressions/commands';

/**
 * Erases a contact (GDPR article 17). His yeses end, everything that tells who he was is deleted, and
 * a keyed hash of his address stays so that he is not registered again. The ledger keeps its chain:
 * it holds ids, codes and hashes, and their key is deleted too.
 * @returns `notFound` when he does not exist or was erased before.
 */
export function eraseContact(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<object, 'notFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId } = input;
    const [row] = await ctx.db
      .select({ id: contact.id })
      .from(contact)
      .where(and(eq(contact.id, contactId), isNull(contact.erasedAt)))
      .for('update');
    if (!row) return { ok: false, reason: 'notFound' } as const;
    await endConsents(ctx, contactId);
    await suppressContact(ctx, { contactId, reason: 'erased' });
    await deleteTraces(ctx, contactId);
    await deleteProfile(ctx, contactId);
    return { ok: true } as const;
  });
}

/** The ledger's event of an erasure is the system's: it follows from the erasure, whoever asked. */
async function endConsents(ctx: Ctx, contactId: string): Promise<void> {
  const answered = await ctx.db
    .select({ purposeId: consent.purposeId })
    .from(consent)
    .where(eq(consent.contactId, contactId));
  if (answered.length === 0) return;
  const purposeIds = answered.map((each) => each.purposeId);
  const result = await endConsent(ctx, { contactId, purposeIds, job: 'erasure' });
  if (!result.ok) throw new Error(`The ledger refused the erasure: ${result.reason}.`);
}

async function deleteTraces(ctx: Ctx, contactId: string): Promise<void> {
  const { db } = ctx;
  const messageIds = db
    .select({ id: message.id })
    .from(message)
    .where(eq(message.contactId, contactId));
  await db.delete(consentEvidence).where(eq(consentEvidence.contactId, contactId));
  await db.delete(consentAddress).where(eq(consentAddress.contactId, contactId));
  await db.delete(contactChange).where(eq(contactChange.contactId, contactId));
  await db.delete(trackingEvent).where(eq(trackingEvent.contactId, contactId));
  await db.delete(messageBody).where(inArray(messageBody.messageId, messageIds));
  await db.update(message).set({ emailChangeId: null }).where(eq(message.contactId, contactId));
  // After the mails were written to: a fetch that was being kept is waited for.
  await db.delete(linkFetch).where(inArray(linkFetch.messageId, messageIds));
  await db.delete(emailChange).where(eq(emailChange.contactId, contactId));
  await db.delete(contactKey).where(eq(contactKey.contactId, contactId));
  await db
    .update(portalLink)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(portalLink.contactId, contactId), isNull(portalLink.revokedAt)));
  await db
    .update(message)
    .set({ state: 'suppressed', reason: 'erased' })
    .where(and(eq(message.contactId, contactId), eq(message.state, 'queued')));
}

/** The row stays, without a name, as the anchor of the ledger. */
async function deleteProfile(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.db
    .update(contact)
    .set({
      firstName: '',
      lastName: '',
      email: null,
      emailKey: null,
      phone: null,
      title: null,
      timeZone: sql`default`,
      customerId: null,
      inviteBasisNote: null,
      erasedAt: sql`clock_timestamp()`,
      updatedAt: sql`clock_timestamp()`,
      version: sql`${contact.version} + 1`,
    })
    .where(eq(contact.id, contactId));
}
