import { and, desc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { contact, emailChange } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import type { ContactLocale } from '@/domain/contacts/rules';
import type { Ctx } from '@/domain/context';
import { hashToken, isToken } from '@/lib/tokens';

export type PendingEmail = {
  contactId: string;
  messageId: string;
  email: string;
  locale: ContactLocale;
  confirmedAt: Date | null;
  company: { name: string; position: number };
};

/** The change of address that a link confirms, or null when the link works no longer. Reads only. */
export async function findPendingEmail(ctx: Ctx, token: string): Promise<PendingEmail | null> {
  if (!isToken(token)) return null;
  const [row] = await ctx.db
    .select({
      contactId: emailChange.contactId,
      messageId: message.id,
      email: emailChange.email,
      locale: contact.locale,
      confirmedAt: emailChange.confirmedAt,
      company: { name: company.name, position: company.position },
    })
    .from(emailChange)
    .innerJoin(contact, eq(contact.id, emailChange.contactId))
    .innerJoin(message, eq(message.emailChangeId, emailChange.id))
    .innerJoin(company, eq(company.id, message.companyId))
    .where(
      and(
        eq(emailChange.tokenHash, hashToken(token)),
        or(
          gt(emailChange.expiresAt, sql`clock_timestamp()`),
          // Confirmed twice is confirmed, as long as the address is still the contact's.
          eq(contact.emailKey, emailChange.emailKey),
        ),
        isNull(contact.erasedAt),
      ),
    )
    .orderBy(desc(message.createdAt))
    .limit(1);
  return row ?? null;
}
