import { eq } from 'drizzle-orm';
import { contact, customer } from '@/db/schema/contact';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { findExperimentFor } from '@/domain/experiments/queries';
import { getSendingCompany } from '@/domain/messages/queries';
import { listSenderNames } from '@/domain/senders/queries';
import type { Locale } from '@/lib/i18n/locales';
import type { InviteBasis, Source } from './rules';

/** The contact with this address, or null. @param emailKey the `key` of a parsed address. */
export async function findIdByAddress(ctx: Ctx, emailKey: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: contact.id })
    .from(contact)
    .where(eq(contact.emailKey, emailKey));
  return row?.id ?? null;
}

/** What the card shows of a person. */
export type ContactView = {
  id: string;
  firstName: string;
  lastName: string;
  email: string | null;
  phone: string | null;
  title: string | null;
  locale: Locale;
  timeZone: string;
  customer: { id: string; name: string; orgnr: string | null } | null;
  source: Source;
  inviteBasis: InviteBasis;
  inviteBasisNote: string | null;
  registeredByName: string | null;
  createdAt: Date;
  archivedAt: Date | null;
  erasedAt: Date | null;
  version: number;
};

/** A contact with his customer and who registered him, or null. */
export async function findContact(ctx: Ctx, id: string): Promise<ContactView | null> {
  const [row] = await ctx.db
    .select({
      id: contact.id,
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      phone: contact.phone,
      title: contact.title,
      locale: contact.locale,
      timeZone: contact.timeZone,
      customer: { id: customer.id, name: customer.name, orgnr: customer.orgnr },
      source: contact.source,
      inviteBasis: contact.inviteBasis,
      inviteBasisNote: contact.inviteBasisNote,
      registeredByName: staff.name,
      createdAt: contact.createdAt,
      archivedAt: contact.archivedAt,
      erasedAt: contact.erasedAt,
      version: contact.version,
    })
    .from(contact)
    .leftJoin(customer, eq(customer.id, contact.customerId))
    .leftJoin(staff, eq(staff.id, contact.registeredBy))
    .where(eq(contact.id, id));
  return row ?? null;
}

/**
 * Who may send the invitation of a contact that staff registers now: the company, and the names that its experiment draws
 * from. Null when none runs.
 */
export async function findInvitationSenders(
  ctx: Ctx,
): Promise<{ companyName: string; names: string[] } | null> {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const found = await findExperimentFor(ctx, { companyId, locale: 'nb', source: 'crm' });
  if (!found) return null;
  const registeredBy = ctx.actor.type === 'staff' ? ctx.actor.id : null;
  return listSenderNames(ctx, { experiment: found, registeredBy });
}
