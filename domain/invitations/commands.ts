import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation } from '@/db/schema/invitation';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { listRunningVariants } from '@/domain/experiments/queries';
import { drawVariant } from '@/domain/experiments/rules';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { findActiveStaff, findInviteFacts } from './queries';
import { type NotInvited, whyNotInvited } from './rules';

export type InviteRefusal = NotInvited | 'notFound' | 'noExperiment' | 'noSender';

/**
 * Invites a contact to make his choices: draws a variant, keeps the draw, and queues the mail.
 * An absent employee's invitation is sent by the managing director.
 */
export function inviteContact(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<{ invitationId: string }, InviteRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const facts = await findInviteFacts(ctx, input.contactId);
    if (!facts) return { ok: false, reason: 'notFound' } as const;
    const reason = whyNotInvited(facts);
    if (reason) return { ok: false, reason } as const;
    const company = await getSendingCompany(ctx, ctx.actor);
    const drawn = drawVariant(await listRunningVariants(ctx, company.id), ctx.random());
    if (!drawn) return { ok: false, reason: 'noExperiment' } as const;
    const employee =
      drawn.sender === 'registered_by' ? await findActiveStaff(ctx, facts.registeredBy) : null;
    const senderStaffId = employee ?? company.managingDirectorId;
    if (!senderStaffId) return { ok: false, reason: 'noSender' } as const;
    const [row] = await ctx.db
      .insert(invitation)
      .values({
        contactId: input.contactId,
        companyId: company.id,
        variantId: drawn.id,
        senderStaffId,
      })
      .returning({ id: invitation.id });
    if (!row) throw new Error('The invitation was not kept.');
    await enqueueMessage(ctx, {
      kind: 'invitation',
      contactId: input.contactId,
      companyId: company.id,
      invitationId: row.id,
    });
    return { ok: true, invitationId: row.id } as const;
  });
}

/** The invitation reached its goal: the contact answered in the portal. Only the first time counts. */
export async function noteAnswered(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.db
    .update(invitation)
    .set({
      answeredAt: sql`clock_timestamp()`,
      openedAt: sql`coalesce(${invitation.openedAt}, clock_timestamp())`,
    })
    .where(and(eq(invitation.contactId, contactId), isNull(invitation.answeredAt)));
}
