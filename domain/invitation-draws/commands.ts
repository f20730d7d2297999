import { sql } from 'drizzle-orm';
import type { Source } from '@/domain/contacts/rules';
import type { Ctx, Result } from '@/domain/context';
import { drawChances, drawVariant, isHeldBack } from '@/domain/draws/rules';
import {
  type DrawableExperiment,
  type DrawableVariant,
  findExperimentFor,
} from '@/domain/experiments/queries';
import type { InviteFacts, InviteRefusal } from '@/domain/invitations/rules';
import { enqueueInvitations } from '@/domain/messages/commands';
import { findSender } from '@/domain/senders/queries';
import type { Locale } from '@/lib/i18n/locales';

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
  await enqueueInvitations(
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

type Drawn = { ok: true; draw: Draw } | { ok: false; reason: 'noExperiment' };

/** Draws for one contact after the other. What is the same for many of them is asked for once. */
function drawing(ctx: Ctx, companyId: string) {
  const experiments = remembering((locale: Locale, source: Source) =>
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
    const senderStaffId = await senders(experiment, variant, registeredBy);
    return { ok: true, draw: { ...draw, variantId: variant.id, senderStaffId } };
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
  const list = (of: (draw: Draw) => string | null) => sql.param(draws.map(of));
  // Lists, and so one short statement, however many they are.
  const rows = await ctx.db.execute<{ id: string; contact_id: string }>(sql`
    insert into invitation (contact_id, company_id, experiment_id, variant_id, sender_staff_id, draw_chances)
    select contact_id, company_id, experiment_id, variant_id, sender_staff_id, draw_chances::jsonb
      from unnest(
        ${list((draw) => draw.contactId)}::uuid[], ${list((draw) => draw.experiment.companyId)}::uuid[],
        ${list((draw) => draw.experiment.id)}::uuid[], ${list((draw) => draw.variantId)}::uuid[],
        ${list((draw) => draw.senderStaffId)}::uuid[],
        ${list((draw) => JSON.stringify(draw.drawChances))}::text[]
      ) drawn (contact_id, company_id, experiment_id, variant_id, sender_staff_id, draw_chances)
        on conflict (contact_id, experiment_id) do nothing
    returning id, contact_id`);
  return new Map(rows.map((row) => [row.contact_id, row.id]));
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
  return [{ id: invitationId, contactId, companyId }];
}
