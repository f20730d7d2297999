import { and, eq, isNull, sql } from 'drizzle-orm';
import { invitation } from '@/db/schema/invitation';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { drawChances, drawVariant, isHeldBack } from '@/domain/draws/rules';
import {
  type DrawableExperiment,
  type DrawableVariant,
  findExperimentFor,
} from '@/domain/experiments/queries';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { assertNever } from '@/lib/assert-never';
import { findActiveStaff, findInviteFacts, findManagingDirector } from './queries';
import { type NotInvited, whyNotInvited } from './rules';

export type InviteRefusal = NotInvited | 'notFound' | 'noExperiment' | 'noSender';

/**
 * Invites a contact to make his choices: draws a variant, keeps the draw with the chances that it was made by, and
 * queues the mail. A contact of the share that is held back is drawn too, and not mailed.
 */
export function inviteContact(
  ctx: Ctx,
  input: { contactId: string },
): Promise<Result<{ invitationId: string }, InviteRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId } = input;
    const facts = await findInviteFacts(ctx, contactId);
    if (!facts) return { ok: false, reason: 'notFound' } as const;
    const reason = whyNotInvited(facts);
    if (reason) return { ok: false, reason } as const;
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
  });
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

type Senders = {
  variant: DrawableVariant;
  experiment: DrawableExperiment;
  registeredBy: string | null;
};

/**
 * Who stands as the sender. A colleague who works here no longer is replaced by the managing director.
 * @returns null when there is nobody; no person when the company itself is the sender
 */
async function findSender(
  ctx: Ctx,
  { variant, experiment, registeredBy }: Senders,
): Promise<{ staffId: string | null } | null> {
  const director = async () => {
    const staffId = await findManagingDirector(ctx, experiment.companyId);
    return staffId ? { staffId } : null;
  };
  const orDirector = async (id: string | null) => {
    const staffId = await findActiveStaff(ctx, id);
    return staffId ? { staffId } : director();
  };
  switch (variant.sender) {
    case 'company':
      return { staffId: null };
    case 'managing_director':
      return director();
    case 'registered_by':
      return orDirector(registeredBy);
    case 'colleague':
      return orDirector(variant.senderStaffId);
    default:
      return assertNever(variant.sender);
  }
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
