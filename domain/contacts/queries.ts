import { eq, sql } from 'drizzle-orm';
import { contact, customer } from '@/db/schema/contact';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { listRunningVariants } from '@/domain/experiments/queries';
import { getSendingCompany } from '@/domain/messages/queries';
import type { ContactLocale, InviteBasis, Source } from './rules';

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
  locale: ContactLocale;
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
 * Who may send the invitation of a contact that is registered now: the company, and the names that
 * its experiment draws from. Null when it runs none.
 */
export async function findInvitationSenders(
  ctx: Ctx,
): Promise<{ companyName: string; names: string[] } | null> {
  const company = await getSendingCompany(ctx, ctx.actor);
  const variants = await listRunningVariants(ctx, company.id);
  if (variants.length === 0) return null;
  const [director] = await ctx.db
    .select({ name: staff.name })
    .from(staff)
    .where(sql`${staff.id} = ${company.managingDirectorId}`);
  const employee = ctx.actor.type === 'staff' ? ctx.actor.name : undefined;
  const names = variants.map(
    (each) => (each.sender === 'registered_by' ? employee : undefined) ?? director?.name,
  );
  return {
    companyName: company.name,
    names: [...new Set(names)].filter((name) => name !== undefined),
  };
}
