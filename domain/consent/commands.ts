import { type Ctx, inTransaction, newRequestId } from '@/domain/context';
import { noteAnswered } from '@/domain/invitations/commands';
import { type ConsentResult, type RefusalReason, recordConsent } from '@/domain/ledger/commands';
import { scheduleReceipt } from '@/domain/receipts/commands';
import { liftObjection } from '@/domain/suppressions/commands';
import type { AnswerLevel, ChangeConsent } from './input';
import { asksForMail, findServed, listPurposesOfLevel } from './queries';
import { decisionOf } from './rules';

/**
 * Records the contact's own answer to a level. The wording is the one that he was shown last, as the
 * server kept it; the browser has no say. The same answer with the same `requestId` writes nothing.
 */
export function answerLevel(ctx: Ctx, input: AnswerLevel): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    const contactId = contactOf(ctx);
    const { levelId, noticeIds } = input;
    const purposeIds =
      input.purposeIds.length > 0 ? input.purposeIds : await listPurposesOfLevel(ctx, levelId);
    const result = await recordConsent(ctx, {
      contactId,
      purposeIds,
      decision: decisionOf(input.answer),
      channel: 'portal',
      servedId: await findServed(ctx, { levelId, noticeIds }),
      requestId: input.requestId,
    });
    if (result.ok) await noteAnswered(ctx);
    const isNewYes = result.ok && result.outcome === 'recorded' && input.answer === 'yes';
    if (isNewYes && (await asksForMail(ctx, purposeIds))) await liftObjection(ctx, contactId);
    return result;
  });
}

/** Records what staff was told, and sees to it that the contact gets a receipt. */
export function changeConsent(ctx: Ctx, input: ChangeConsent): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    let outcome: 'recorded' | 'replayed' | 'unchanged' = 'unchanged';
    for (const answer of ['yes', 'no'] as const) {
      const answers = input.answers.filter((each) => each.answer === answer);
      if (answers.length === 0) continue;
      const result = await recordConsent(ctx, {
        ...input,
        purposeIds: answers.map((each) => each.purposeId),
        decision: decisionOf(answer),
        servedId: null,
      });
      // One refusal undoes the whole change: staff sees one outcome, not half of one.
      if (!result.ok) throw new Refused(result.reason);
      if (result.outcome !== 'unchanged') outcome = result.outcome;
    }
    if (outcome === 'recorded') await scheduleReceipt(ctx, { contactId: input.contactId });
    return { ok: true, outcome } as const;
  }).catch((error: unknown) => {
    if (error instanceof Refused) return { ok: false, reason: error.reason } as const;
    throw error;
  });
}

/** Withdraws the contact's consent for purposes, by an unsubscribe of any kind. */
export function withdrawConsent(
  ctx: Ctx,
  input: { purposeIds: string[]; requestId: string },
): Promise<ConsentResult> {
  const channel = ctx.actor.type === 'contact' ? ctx.actor.channel : 'unsubscribe';
  return recordConsent(ctx, {
    ...input,
    contactId: contactOf(ctx),
    decision: 'refused',
    servedId: null,
    channel,
  });
}

/** Takes an unsubscribe back: the same yes, to the same words, once more. */
export function restoreConsent(
  ctx: Ctx,
  input: { purposeIds: string[]; requestId: string },
): Promise<ConsentResult> {
  return recordConsent(ctx, {
    ...input,
    contactId: contactOf(ctx),
    decision: 'granted',
    servedId: null,
    channel: 'unsubscribe',
  });
}

/** Writes down that the life of consents is over; the database checks that it is. */
export function expireConsent(
  ctx: Ctx,
  input: { contactId: string; purposeIds: string[] },
): Promise<ConsentResult> {
  return recordConsent(
    { ...ctx, actor: { type: 'system', name: 'expiry' }, request: {} },
    {
      ...input,
      decision: 'expired',
      servedId: null,
      channel: 'expiry',
      requestId: newRequestId(),
    },
  );
}

function contactOf(ctx: Ctx): string {
  if (ctx.actor.type !== 'contact')
    throw new Error('Only the contact himself answers in the portal.');
  return ctx.actor.id;
}

class Refused extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
  }
}
