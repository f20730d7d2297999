import { eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { variant } from '@/db/schema/experiment';
import { invitation } from '@/db/schema/invitation';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { findExperimentFor } from '@/domain/experiments/queries';
import { findAskedBefore, findInviteFacts } from '@/domain/invitations/queries';
import { type InviteFacts, type InviteRefusal, whyNotAsked } from '@/domain/invitations/rules';
import { getSendingCompany } from '@/domain/messages/queries';
import { listSenderNames, senderNow } from '@/domain/senders/queries';

/**
 * The mail that would go out: the same invitation once more, or one whose sender is drawn from these names. `winnerLabel` is
 * the variant that others get since the decision, where that is another than was drawn for him.
 */
export type NextInvitation =
  | { kind: 'same'; variantLabel: string; senderName: string; winnerLabel: string | null }
  | { kind: 'drawn'; names: string[] };

/** What inviting a contact now would bring about, or the code of why he is not invited. */
export type InviteOutlook = { lastAsked: Date | null } & (
  | { isAgain: boolean; next: NextInvitation; reason: null }
  | { reason: InviteRefusal }
);

/** What the card says of inviting a contact. The commands ask again. */
export async function findInviteOutlook(ctx: Ctx, contactId: string): Promise<InviteOutlook> {
  const facts = await findInviteFacts(ctx, contactId);
  if (!facts) return { lastAsked: null, reason: 'notFound' };
  const asked = await findAskedBefore(ctx, contactId);
  const lastAsked = asked?.lastAsked ?? null;
  const reason = whyNotAsked(facts, asked);
  if (reason) return { lastAsked, reason };
  const found = asked?.runs ? await findSame(ctx, asked.invitationId) : await findDrawn(ctx, facts);
  return typeof found === 'string'
    ? { lastAsked, reason: found }
    : { lastAsked, isAgain: asked !== null, next: found, reason: null };
}

async function findSame(ctx: Ctx, invitationId: string): Promise<NextInvitation> {
  const [row] = await ctx.db
    .select({
      variantLabel: variant.label,
      senderName: sql<string>`coalesce(${staff.name}, ${company.name})`,
      winnerLabel: sql<string | null>`(
        select w.label from experiment_decision d join variant w on w.id = d.variant_id
         where d.experiment_id = ${invitation.experimentId} and d.undone_at is null and w.id <> ${variant.id})`,
    })
    .from(invitation)
    .innerJoin(variant, eq(variant.id, invitation.variantId))
    .innerJoin(company, eq(company.id, invitation.companyId))
    .leftJoin(staff, eq(staff.id, senderNow))
    .where(eq(invitation.id, invitationId));
  if (!row) throw new Error('The invitation has no variant.');
  return { kind: 'same', ...row };
}

async function findDrawn(ctx: Ctx, facts: InviteFacts): Promise<NextInvitation | 'noExperiment'> {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const experiment = await findExperimentFor(ctx, { ...facts, companyId });
  if (!experiment) return 'noExperiment';
  const { registeredBy } = facts;
  const { names } = await listSenderNames(ctx, { experiment, registeredBy });
  return { kind: 'drawn', names };
}
