import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { variant } from '@/db/schema/experiment';
import { invitation } from '@/db/schema/invitation';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { VariantSender } from '@/domain/experiments/rules';
import type { InviteFacts } from './rules';

/** What decides whether a contact may be invited. */
export async function findInviteFacts(ctx: Ctx, contactId: string): Promise<InviteFacts | null> {
  const [row] = await ctx.db
    .select({
      basis: contact.inviteBasis,
      registeredBy: contact.registeredBy,
      erased: sql<boolean>`${contact.erasedAt} is not null`,
      // Written out: in a query on one table Drizzle drops the table from a column's name.
      archived: sql<boolean>`${contact.archivedAt} is not null`,
      locale: contact.locale,
      source: contact.source,
      suppressed: sql<boolean>`exists (select from suppression s
        where s.contact_id = contact.id and s.lifted_at is null and s.reason <> 'objection')`,
      objected: sql<boolean>`exists (select from suppression s
        where s.contact_id = contact.id and s.lifted_at is null and s.reason = 'objection')`,
      refused: sql<boolean>`exists (select from consent s
        where s.contact_id = contact.id and s.decision in ('refused', 'withdrawn'))`,
      answered: sql<boolean>`exists (select from consent s where s.contact_id = contact.id)`,
      invited: sql<boolean>`exists (select from invitation i
        where i.contact_id = contact.id and i.variant_id is not null)`,
      heldBack: sql<boolean>`exists (select from invitation i
        where i.contact_id = contact.id and i.variant_id is null)`,
    })
    .from(contact)
    .where(eq(contact.id, contactId));
  return row ?? null;
}

export type InvitationView = {
  id: string;
  variantLabel: string;
  sender: VariantSender;
  /** Null when the company itself stands as the sender. */
  senderName: string | null;
  companyName: string;
  createdAt: Date;
  openedAt: Date | null;
  answeredAt: Date | null;
};

/** The contact's latest invitation, or null. */
export async function findInvitation(ctx: Ctx, contactId: string): Promise<InvitationView | null> {
  const [row] = await ctx.db
    .select({
      id: invitation.id,
      variantLabel: variant.label,
      sender: variant.sender,
      senderName: staff.name,
      companyName: company.name,
      createdAt: invitation.createdAt,
      openedAt: invitation.openedAt,
      answeredAt: invitation.answeredAt,
    })
    .from(invitation)
    .innerJoin(variant, eq(variant.id, invitation.variantId))
    .leftJoin(staff, eq(staff.id, invitation.senderStaffId))
    .innerJoin(company, eq(company.id, invitation.companyId))
    // One who was held back was not invited.
    .where(eq(invitation.contactId, contactId))
    .orderBy(desc(invitation.createdAt))
    .limit(1);
  return row ?? null;
}

/** A member of staff who still works here, or null. */
export async function findActiveStaff(ctx: Ctx, staffId: string | null): Promise<string | null> {
  if (!staffId) return null;
  const [row] = await ctx.db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)));
  return row?.id ?? null;
}

/** The managing director of a company who still works here, or null. */
export async function findManagingDirector(ctx: Ctx, companyId: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: staff.id })
    .from(company)
    .innerJoin(staff, eq(staff.id, company.managingDirectorId))
    .where(and(eq(company.id, companyId), isNull(staff.disabledAt)));
  return row?.id ?? null;
}
