import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation } from '@/db/schema/invitation';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { drawInvitations } from '@/domain/invitation-draws/commands';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { findAskedBefore, findInviteFacts, listInviteFacts } from './queries';
import {
  type InviteAgainRefusal,
  type InviteFacts,
  type InviteRefusal,
  whyNotInvited,
  whyNotInvitedAgain,
} from './rules';

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
 * Staff invites a contact again who has not answered. The same invitation goes out once more while its experiment runs,
 * with the variant that was drawn; after that he is drawn anew in the experiment that now holds.
 */
export function inviteAgain(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<{ invitationId: string }, InviteAgainRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId } = input;
    await takeTurns(ctx, contactId);
    const facts = await findInviteFacts(ctx, contactId);
    if (!facts) return { ok: false, reason: 'notFound' } as const;
    const asked = await findAskedBefore(ctx, contactId);
    const reason = whyNotInvitedAgain(facts, asked);
    if (reason) return { ok: false, reason } as const;
    if (!asked?.runs) return drawInvitation(ctx, { contactId, facts });
    const { invitationId, companyId } = asked;
    await enqueueMessage(ctx, { kind: 'invitation', contactId, companyId, invitationId });
    return { ok: true, invitationId } as const;
  });
}

/**
 * A member of staff invites a contact from his card, for the first time or again; both are audited.
 * @returns the code of the reason when no mail goes out
 */
export function inviteByHand(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<{ invitationId: string }, InviteAgainRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const asked = await findAskedBefore(ctx, input.contactId);
    const invited = await (asked ? inviteAgain : inviteContact)(ctx, input);
    if (invited.ok)
      await recordAudit(ctx, {
        action: asked ? 'invitedAgain' : 'invited',
        subjectType: 'contact',
        subjectId: input.contactId,
      });
    return invited;
  });
}

/** Two who invite the same contact come one after the other, and no reminder is queued meanwhile. */
async function takeTurns(ctx: Ctx, contactId: string): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock_shared(hashtext('reminder'))`);
  await ctx.db.execute(sql`select from contact where id = ${contactId} for no key update`);
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
