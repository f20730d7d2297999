import { and, eq, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { contact, emailChange } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import type { Locale } from '@/lib/i18n/locales';
import { hashToken, isToken } from '@/lib/tokens';

export type EmailWish = {
  contactId: string;
  messageId: string;
  email: string;
  locale: Locale;
  company: { name: string; position: number };
  /** `confirmed`: the address is the contact's already. */
  state: 'open' | 'confirmed';
};

/**
 * The new address that a link confirms. Reads only.
 * @returns null when the link is unknown or old, or the address has become another's.
 */
export async function findEmailWish(ctx: Ctx, token: string): Promise<EmailWish | null> {
  if (!isToken(token)) return null;
  const [row] = await ctx.db
    .select({
      contactId: emailChange.contactId,
      messageId: message.id,
      email: emailChange.email,
      locale: contact.locale,
      company: { name: company.name, position: company.position },
      isOwn: sql<boolean>`${contact.emailKey} = ${emailChange.emailKey}`,
      isOpen: sql<boolean>`${emailChange.confirmedAt} is null
        and ${emailChange.expiresAt} > clock_timestamp()
        and not exists (select from contact k where k.email_key = ${emailChange.emailKey})`,
    })
    .from(emailChange)
    .innerJoin(contact, eq(contact.id, emailChange.contactId))
    .innerJoin(message, eq(message.emailChangeId, emailChange.id))
    .innerJoin(company, eq(company.id, message.companyId))
    .where(and(eq(emailChange.tokenHash, hashToken(token)), isNull(contact.erasedAt)));
  if (!row) return null;
  const { isOwn, isOpen, ...wish } = row;
  if (isOwn) return { ...wish, state: 'confirmed' };
  return isOpen ? { ...wish, state: 'open' } : null;
}
