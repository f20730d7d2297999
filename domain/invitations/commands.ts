import { sql } from 'drizzle-orm';
import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { drawInvitations } from '@/domain/invitation-draws/commands';
import { enqueueInvitations } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { findAskedBefore, listAskedBefore, listInviteFacts } from './queries';
import { type InviteRefusal, whyNotAsked } from './rules';

/**
 * Invites a contact to make his choices, for the first time: draws a variant, keeps the draw with the chances that it
 * was made by, and queues the mail. A contact of the share that is held back is drawn too, and not mailed.
 */
export function inviteContact(ctx: Ctx, input: { contactId: string }): Promise<Outcome> {
  return inviteOne(ctx, { ...input, again: false });
}

/**
 * A member of staff invites a contact from his card, for the first time or once more; both are audited.
 * @returns the code of the reason when no mail goes out
 */
export function inviteByHand(ctx: Ctx, input: { contactId: string }): Promise<Outcome> {
  return inTransaction(ctx, async (ctx) => {
    const asked = await findAskedBefore(ctx, input.contactId);
    const invited = await inviteOne(ctx, { ...input, again: true });
    if (invited.ok)
      await recordAudit(ctx, {
        action: asked ? 'invitedAgain' : 'invited',
        subjectType: 'contact',
        subjectId: input.contactId,
      });
    return invited;
  });
}

type Outcome = Result<{ invitationId: string }, InviteRefusal>;

function inviteOne(ctx: Ctx, input: { contactId: string; again: boolean }): Promise<Outcome> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId, again } = input;
    const { id: companyId } = await getSendingCompany(ctx, ctx.actor);
    const outcomes = await inviteContacts(ctx, { companyId, contactIds: [contactId], again });
    return outcomes.get(contactId) ?? { ok: false, reason: 'notFound' };
  });
}

/**
 * Invites contacts, each by a draw of his own, in a handful of statements for all of them.
 * @param input.companyId the company that writes to them.
 * @param input.again whether those who were invited before are asked once more: by the same invitation while its
 *   experiment runs, with the variant that was drawn; after that by a new draw in the experiment that now holds.
 * @returns what became of each of them, by his id.
 */
export function inviteContacts(
  ctx: Ctx,
  input: { companyId: string; contactIds: readonly string[]; again?: boolean },
): Promise<Map<string, Outcome>> {
  return inTransaction(ctx, async (ctx) => {
    const { companyId, contactIds } = input;
    await (input.again ? takeTurns : lockContacts)(ctx, contactIds);
    const before = input.again ? await listAskedBefore(ctx, contactIds) : new Map<string, never>();
    const people = (await listInviteFacts(ctx, contactIds)).map((facts) => {
      const asked = before.get(facts.contactId) ?? null;
      return { facts, reason: whyNotAsked(facts, asked), repeated: asked?.runs ? asked : null };
    });
    const allowed = people.filter(({ reason }) => !reason);
    const contacts = allowed.flatMap(({ facts, repeated }) => (repeated ? [] : [facts]));
    const outcomes = await drawInvitations(ctx, { companyId, contacts });
    const repeated = allowed.flatMap(({ facts: { contactId }, repeated }) =>
      repeated ? [{ contactId, companyId: repeated.companyId, id: repeated.invitationId }] : [],
    );
    await enqueueInvitations(ctx, repeated);
    for (const { contactId, id } of repeated)
      outcomes.set(contactId, { ok: true, invitationId: id });
    for (const { facts, reason } of people)
      if (reason) outcomes.set(facts.contactId, { ok: false, reason });
    return outcomes;
  });
}

/** Two who invite the same contact come one after the other, and no reminder is queued meanwhile. */
async function takeTurns(ctx: Ctx, contactIds: readonly string[]): Promise<void> {
  await ctx.db.execute(sql`select pg_advisory_xact_lock_shared(hashtext('reminder'))`);
  await lockContacts(ctx, contactIds);
}

/** Companies draw in experiments of their own, so no key of the draws keeps two of them apart. */
async function lockContacts(ctx: Ctx, contactIds: readonly string[]): Promise<void> {
  await ctx.db.execute(sql`
    select from contact where id = any (${sql.param(contactIds)}::uuid[])
     order by id for no key update`);
}

/**
 * An invitation reached its goal: the contact answered in the portal. It is the one whose link he followed; by the link of
 * another mail, the one that he was asked by last, else the draw that held him back. Only his first answer counts, and once.
 */
export async function noteAnswered(ctx: Ctx): Promise<void> {
  if (ctx.actor.type !== 'contact')
    throw new Error('Only the contact himself answers in the portal.');
  const { id: contactId, messageId } = ctx.actor;
  await ctx.db.execute(sql`
    update invitation set answered_at = clock_timestamp(), opened_at = coalesce(opened_at, clock_timestamp())
     where id = coalesce(
         (select m.invitation_id from message m where m.id = ${messageId}),
         (select m.invitation_id from message m
           where m.contact_id = ${contactId} and m.kind in ('invitation', 'reminder') and m.state in ('sent', 'unknown')
           order by coalesce(m.handed_at, m.gated_at) desc nulls last limit 1),
         (select i.id from invitation i
           where i.contact_id = ${contactId} and i.variant_id is null order by i.created_at desc limit 1))
       and not exists (
         select from invitation i where i.contact_id = ${contactId} and i.answered_at is not null)`);
}
