import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation } from '@/db/schema/invitation';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { drawChances, drawVariant, isHeldBack } from '@/domain/draws/rules';
import { type DrawableExperiment, findExperimentFor } from '@/domain/experiments/queries';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { findAskedBefore, findInviteFacts, findSender } from './queries';
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

async function drawInvitation(
  ctx: Ctx,
  { contactId, facts }: { contactId: string; facts: InviteFacts },
): Promise<Result<{ invitationId: string }, InviteRefusal>> {
  const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
  const experiment = await findExperimentFor(ctx, { ...facts, companyId });
  if (!experiment) return { ok: false, reason: 'noExperiment' } as const;
  if (isHeldBack(experiment.holdbackPercent / 100, ctx.random())) {
    await keepDraw(ctx, { contactId, experiment, variantId: null, senderStaffId: null });
    return { ok: false, reason: 'heldBack' } as const;
  }
  const variant = drawVariant(experiment.variants, experiment.method, ctx.random);
  if (!variant) return { ok: false, reason: 'noExperiment' } as const;
  const sender = await findSender(ctx, { variant, experiment, registeredBy: facts.registeredBy });
  if (!sender) return { ok: false, reason: 'noSender' } as const;
  const invitationId = await keepDraw(ctx, {
    contactId,
    experiment,
    variantId: variant.id,
    senderStaffId: sender.staffId,
  });
  // Someone else invited him at the same moment.
  if (!invitationId) return { ok: false, reason: 'alreadyInvited' } as const;
  await enqueueMessage(ctx, {
    kind: 'invitation',
    contactId,
    companyId: experiment.companyId,
    invitationId,
  });
  return { ok: true, invitationId } as const;
}

type Draw = {
  contactId: string;
  experiment: DrawableExperiment;
  variantId: string | null;
  senderStaffId: string | null;
};

/** @returns null when the contact was drawn in this experiment before */
async function keepDraw(ctx: Ctx, { contactId, experiment, ...drawn }: Draw) {
  const { id: experimentId, companyId, variants, method } = experiment;
  const chances = drawChances(variants, method);
  const drawChancesById = Object.fromEntries(variants.map(({ id }, i) => [id, chances[i] ?? 0]));
  const [row] = await ctx.db
    .insert(invitation)
    .values({ ...drawn, contactId, companyId, experimentId, drawChances: drawChancesById })
    .onConflictDoNothing({ target: [invitation.contactId, invitation.experimentId] })
    .returning({ id: invitation.id });
  return row?.id ?? null;
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
