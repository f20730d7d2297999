import { desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { contact } from '@/db/schema/contact';
import { variant } from '@/db/schema/experiment';
import { invitation } from '@/db/schema/invitation';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import type { VariantSender } from '@/domain/experiments/rules';
import {
  ASK_AGAIN_HOURS,
  type AskedFacts,
  type InviteFacts,
  type NotAsked,
  type NotInvited,
} from './rules';

/** What decides whether a contact may be invited. */
export async function findInviteFacts(ctx: Ctx, contactId: string): Promise<InviteFacts | null> {
  const [facts] = await listInviteFacts(ctx, [contactId]);
  return facts ?? null;
}

/** The same for many; one that does not exist has none. */
export async function listInviteFacts(
  ctx: Ctx,
  contactIds: readonly string[],
): Promise<(InviteFacts & { contactId: string })[]> {
  return ctx.db
    .select({
      contactId: contact.id,
      basis: contact.inviteBasis,
      registeredBy: contact.registeredBy,
      erased: sql<boolean>`${contact.erasedAt} is not null`,
      // Written out: in a query on one table Drizzle drops the table from a column's name.
      archived: sql<boolean>`${contact.archivedAt} is not null`,
      locale: contact.locale,
      source: contact.source,
      suppressed: is.suppressed,
      objected: is.objected,
      refused: is.refused,
      answered: is.answered,
      invited: is.invited,
      heldBack: is.heldBack,
    })
    .from(contact)
    .where(inArray(contact.id, [...contactIds]));
}

const is = {
  suppressed: sql<boolean>`exists (select from suppression s
    where s.contact_id = contact.id and s.lifted_at is null and s.reason <> 'objection')`,
  objected: sql<boolean>`exists (select from suppression s
    where s.contact_id = contact.id and s.lifted_at is null and s.reason = 'objection')`,
  refused: sql<boolean>`exists (select from consent s
    where s.contact_id = contact.id and s.decision in ('refused', 'withdrawn'))`,
  answered: sql<boolean>`exists (select from consent s where s.contact_id = contact.id)`,
  invited: sql<boolean>`exists (select from invitation i
    where i.contact_id = contact.id and i.variant_id is not null)`,
  heldBack: sql<boolean>`exists (select from invitation i join experiment x on x.id = i.experiment_id
    where i.contact_id = contact.id and i.variant_id is null and x.ended_at is null)`,
};

/** What `whyNotInvited` says, for many contacts in one statement. A test holds the two together. */
export const notInvitedReason: SQL<NotInvited | null> = sql`coalesce(${closedReason()}, case
  when ${is.invited} then 'alreadyInvited'
  when ${is.heldBack} then 'heldBack'
end)`;

/**
 * The same of `whyNotAsked`: those who were invited before are asked once more, the others for the first time.
 */
export const notAskedReason: SQL<NotAsked | null> = sql`coalesce(${closedReason()}, case
  when ${is.heldBack} then 'heldBack'
  when ${is.invited} then (select case when a.waits then 'waits' when a."askedLately" then 'askedLately' end
                             from (${asked(sql`contact.id`)}) a)
end)`;

/** What closes the gate for whoever asks. */
function closedReason(): SQL {
  return sql`case
  when contact.erased_at is not null then 'erased'
  when contact.archived_at is not null then 'archived'
  when ${is.suppressed} then 'suppressed'
  when ${is.objected} then 'objected'
  when contact.invite_basis = 'none' then 'basisMissing'
  when ${is.refused} then 'refusedBefore'
  when ${is.answered} then 'alreadyAnswered'
end`;
}

/** When a contact was last asked, by an invitation or a reminder. A mail that was stopped or failed has asked nothing. */
function asked(contactId: SQL): SQL {
  return sql`
    select coalesce(bool_or(m.state in ('queued', 'sending')), false) as waits, max(left_at.at) as "lastAsked",
           coalesce(max(left_at.at) > now() - make_interval(hours => ${ASK_AGAIN_HOURS}::int), false) as "askedLately"
      from message m cross join lateral (
        select case when m.state in ('sent', 'unknown') then coalesce(m.handed_at, m.gated_at) end as at) left_at
     where m.contact_id = ${contactId} and m.kind in ('invitation', 'reminder')`;
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

/** The invitation that a contact answered, else his latest, or null. One who was held back was not invited. */
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
    .where(eq(invitation.contactId, contactId))
    .orderBy(sql`${invitation.answeredAt} is null`, desc(invitation.createdAt))
    .limit(1);
  return row ?? null;
}

export type AskedBefore = AskedFacts & {
  invitationId: string;
  companyId: string;
  /** Whether its experiment still runs: then the invitation is sent once more as it is. */
  runs: boolean;
  lastAsked: Date | null;
};

/** The invitation that can be sent once more, else the latest; null when the contact was never invited. */
export async function findAskedBefore(ctx: Ctx, contactId: string): Promise<AskedBefore | null> {
  return (await listAskedBefore(ctx, [contactId])).get(contactId) ?? null;
}

/** The same for many, by the contact's id. */
export async function listAskedBefore(
  ctx: Ctx,
  contactIds: readonly string[],
): Promise<Map<string, AskedBefore>> {
  const rows = await ctx.db.execute<AskedRow>(sql`
    select distinct on (i.contact_id) i.contact_id as "contactId", i.id as "invitationId", i.company_id as "companyId",
           x.paused_at is null and x.ended_at is null as runs, a.waits, a."lastAsked", a."askedLately"
      from invitation i join experiment x on x.id = i.experiment_id
     cross join lateral (${asked(sql`i.contact_id`)}) a
     where i.contact_id = any (${sql.param(contactIds)}::uuid[]) and i.variant_id is not null
     order by i.contact_id, runs desc, i.created_at desc`);
  return new Map(
    rows.map(({ contactId, lastAsked, ...row }) => [
      contactId,
      { ...row, lastAsked: lastAsked ? new Date(lastAsked) : null },
    ]),
  );
}

type AskedRow = Omit<AskedBefore, 'lastAsked'> & { contactId: string; lastAsked: string | null };
