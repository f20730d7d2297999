import { invitation } from '@/db/schema/invitation';
import type { ContactLocale, Source } from '@/domain/contacts/rules';
import type { Ctx, Result } from '@/domain/context';
import { drawChances, drawVariant, isHeldBack } from '@/domain/draws/rules';
import {
  type DrawableExperiment,
  type DrawableVariant,
  findExperimentFor,
} from '@/domain/experiments/queries';
import { findSender } from '@/domain/invitations/queries';
import type { InviteFacts, InviteRefusal } from '@/domain/invitations/rules';
import { enqueueMessages } from '@/domain/messages/commands';

type Person = Pick<InviteFacts, 'locale' | 'source' | 'registeredBy'> & { contactId: string };
type Outcome = Result<{ invitationId: string }, InviteRefusal>;

/**
 * Draws for contacts whom the gate let through, keeps each draw with the chances that it was made by, and queues the
 * mails. Called inside the transaction of the command that asked the gate.
 * @returns what became of each contact, by his id
 */
export async function drawInvitations(
  ctx: Ctx,
  input: { companyId: string; contacts: readonly Person[] },
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const draws: Draw[] = [];
  const drawFor = drawing(ctx, input.companyId);
  for (const person of input.contacts) {
    const drawn = await drawFor(person);
    if (drawn.ok) draws.push(drawn.draw);
    else outcomes.set(person.contactId, drawn);
  }
  const kept = await keepDraws(ctx, draws);
  for (const draw of draws) outcomes.set(draw.contactId, outcomeOf(draw, kept));
  await enqueueMessages(
    ctx,
    draws.flatMap((draw) => mailOf(draw, kept)),
  );
  return outcomes;
}

type Draw = {
  contactId: string;
  experiment: DrawableExperiment;
  variantId: string | null;
  senderStaffId: string | null;
  drawChances: Record<string, number>;
};

type Drawn = { ok: true; draw: Draw } | { ok: false; reason: 'noExperiment' | 'noSender' };

/** Draws for one contact after the other. What is the same for many of them is asked for once. */
function drawing(ctx: Ctx, companyId: string) {
  const experiments = remembering((locale: ContactLocale, source: Source) =>
    findExperimentFor(ctx, { companyId, locale, source }),
  );
  const chances = new Map<DrawableExperiment, Record<string, number>>();
  const senders = remembering(
    (experiment: DrawableExperiment, variant: DrawableVariant, registeredBy: string | null) =>
      findSender(ctx, { variant, experiment, registeredBy }),
    (experiment, variant, registeredBy) => `${experiment.id} ${variant.id} ${registeredBy}`,
  );
  return async ({ contactId, registeredBy, locale, source }: Person): Promise<Drawn> => {
    const experiment = await experiments(locale, source);
    if (!experiment) return { ok: false, reason: 'noExperiment' };
    const drawChances = chances.get(experiment) ?? chancesOf(experiment);
    chances.set(experiment, drawChances);
    const draw = { contactId, experiment, drawChances };
    if (isHeldBack(experiment.holdbackPercent / 100, ctx.random()))
      return { ok: true, draw: { ...draw, variantId: null, senderStaffId: null } };
    const variant = drawVariant(experiment.variants, experiment.method, ctx.random);
    if (!variant) return { ok: false, reason: 'noExperiment' };
    const sender = await senders(experiment, variant, registeredBy);
    if (!sender) return { ok: false, reason: 'noSender' };
    return { ok: true, draw: { ...draw, variantId: variant.id, senderStaffId: sender.staffId } };
  };
}

/** Asks once for the same arguments. */
function remembering<Arguments extends unknown[], Value>(
  ask: (...given: Arguments) => Promise<Value>,
  keyOf: (...given: Arguments) => string = (...given) => given.join(' '),
) {
  const known = new Map<string, Promise<Value>>();
  return (...given: Arguments): Promise<Value> => {
    const key = keyOf(...given);
    const answer = known.get(key) ?? ask(...given);
    known.set(key, answer);
    return answer;
  };
}

function chancesOf({ variants, method }: DrawableExperiment): Record<string, number> {
  const chances = drawChances(variants, method);
  return Object.fromEntries(variants.map(({ id }, i) => [id, chances[i] ?? 0]));
}

/** @returns the invitations by contact; one that was drawn in this experiment before has none. */
async function keepDraws(ctx: Ctx, draws: Draw[]): Promise<Map<string, string>> {
  if (draws.length === 0) return new Map();
  const rows = await ctx.db
    .insert(invitation)
    .values(
      draws.map(({ experiment, ...draw }) => ({
        ...draw,
        companyId: experiment.companyId,
        experimentId: experiment.id,
      })),
    )
    .onConflictDoNothing({ target: [invitation.contactId, invitation.experimentId] })
    .returning({ id: invitation.id, contactId: invitation.contactId });
  return new Map(rows.map(({ contactId, id }) => [contactId, id]));
}

function outcomeOf({ contactId, variantId }: Draw, kept: Map<string, string>): Outcome {
  const invitationId = kept.get(contactId);
  // Without a draw of ours, someone else invited him at the same moment.
  if (!invitationId) return { ok: false, reason: 'alreadyInvited' };
  return variantId ? { ok: true, invitationId } : { ok: false, reason: 'heldBack' };
}

function mailOf({ contactId, variantId, experiment }: Draw, kept: Map<string, string>) {
  const invitationId = kept.get(contactId);
  if (!variantId || !invitationId) return [];
  const { companyId } = experiment;
  return [{ kind: 'invitation' as const, contactId, companyId, invitationId }];
}
