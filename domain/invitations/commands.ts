import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation } from '@/db/schema/invitation';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { drawInvitations } from '@/domain/invitation-draws/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { findInviteFacts, listInviteFacts } from './queries';
import { type InviteFacts, type InviteRefusal, whyNotInvited } from './rules';

/**
 * Invites a contact to make his choices, for the first time: draws a variant, keeps the draw with the chances that it
 * was made by, and queues the mail. A contact of the share that is held back is drawn too, and not mailed.
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
    return drawInvitation(ctx, { ...input, facts });
  });
}

/**
 * Invites contacts as `inviteContact` does, each by a draw of his own, in a handful of statements for all of them.
 * @param input.companyId the company that writes to them.
 * @returns what became of each of them, by his id.
 */
export function inviteContacts(
  ctx: Ctx,
  input: { companyId: string; contactIds: readonly string[] },
): Promise<Map<string, Result<{ invitationId: string }, InviteRefusal>>> {
  return inTransaction(ctx, async (ctx) => {
    const asked = (await listInviteFacts(ctx, input.contactIds)).map((facts) => ({
      ...facts,
      reason: whyNotInvited(facts),
    }));
    const contacts = asked.filter(({ reason }) => !reason);
    const outcomes = await drawInvitations(ctx, { companyId: input.companyId, contacts });
    for (const { contactId, reason } of asked)
      if (reason) outcomes.set(contactId, { ok: false, reason });
    return outcomes;
  });
}

async function drawInvitation(
  ctx: Ctx,
  { contactId, facts }: { contactId: string; facts: InviteFacts },
): Promise<Result<{ invitationId: string }, InviteRefusal>> {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const contacts = [{ ...facts, contactId }];
  const drawn = await drawInvitations(ctx, { companyId, contacts });
  return drawn.get(contactId) ?? { ok: false, reason: 'notFound' };
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
