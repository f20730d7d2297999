import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { levelPurpose } from '@/db/schema/consent';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { noteAnswered } from '@/domain/invitations/commands';
import { suppressQueuedNewsletters } from '@/domain/messages/commands';
import { scheduleReceipt } from '@/domain/receipts/commands';
import { liftObjection } from '@/domain/suppressions/commands';
import type { AnswerLevel, ChangeConsent } from './input';
import { findNotice, listLevelsOfPurposes } from './queries';
import { type Answer, type Channel, decisionOf, type StaffChannel } from './rules';

const Recorded = z.object({
  outcome: z.enum(['recorded', 'replayed', 'unchanged', 'refused']),
  reason: z.string().optional(),
});

/** The rules' reasons for refusing an answer. */
export type RefusalReason =
  | 'contactNotFound'
  | 'erased'
  | 'unknownPurpose'
  | 'unknownDecision'
  | 'channelMismatch'
  | 'wordingMissing'
  | 'wordingMismatch'
  | 'noteMissing'
  | 'ownRefusal';

export type ConsentResult = Result<
  { outcome: 'recorded' | 'replayed' | 'unchanged' },
  RefusalReason
>;

/**
 * Records the contact's own answer to a level. The wording is chosen here, never by the browser.
 * Repeating a `requestId` writes nothing.
 */
export function answerLevel(ctx: Ctx, input: AnswerLevel): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    const contactId = contactOf(ctx);
    const purposes = await ctx.db
      .select({ id: levelPurpose.purposeId })
      .from(levelPurpose)
      .where(
        and(
          eq(levelPurpose.levelId, input.levelId),
          input.purposeIds.length > 0
            ? inArray(levelPurpose.purposeId, input.purposeIds)
            : undefined,
        ),
      );
    const notice = await findNotice(ctx, input.levelId, input.locale);
    const result = await recordConsent(ctx, {
      contactId,
      purposeIds: purposes.map((purpose) => purpose.id),
      answer: input.answer,
      noticeId: notice?.id ?? null,
      channel: 'portal',
      requestId: input.requestId,
    });
    if (result.ok) await noteAnswered(ctx, contactId);
    if (result.ok && input.answer === 'yes') await liftObjection(ctx, contactId);
    return result;
  });
}

/** Records what staff was told, level by level, and sees to it that the contact gets a receipt. */
export function changeConsent(ctx: Ctx, input: ChangeConsent): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    const levels = await listLevelsOfPurposes(
      ctx,
      input.contactId,
      input.answers.map((each) => each.purposeId),
    );
    let outcome: 'recorded' | 'replayed' | 'unchanged' = 'unchanged';
    for (const level of levels) {
      for (const answer of ['yes', 'no'] as const) {
        const purposeIds = input.answers
          .filter((each) => each.answer === answer && level.purposeIds.includes(each.purposeId))
          .map((each) => each.purposeId);
        if (purposeIds.length === 0) continue;
        const result = await recordConsent(ctx, {
          ...input,
          purposeIds,
          answer,
          noticeId: level.noticeId,
        });
        // One refusal undoes the whole change: staff sees one outcome, not half of one.
        if (!result.ok) throw new Refused(result.reason);
        if (result.outcome !== 'unchanged') outcome = result.outcome;
      }
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
    answer: 'no',
    noticeId: null,
    channel,
  });
}

type ConsentEntry = {
  contactId: string;
  purposeIds: string[];
  answer: Answer;
  noticeId: string | null;
  channel: Channel | StaffChannel;
  note?: string;
  requestId: string;
};

/** One answer into the ledger, and what must follow it in the same transaction. */
function recordConsent(ctx: Ctx, input: ConsentEntry): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    const { actor } = ctx;
    const [row] = await ctx.db.execute<{ recorded: unknown }>(sql`
      select record_consent(
        ${input.contactId}, ${sql.param(input.purposeIds)}::uuid[], ${decisionOf(input.answer)}, ${input.noticeId}::uuid,
        ${actor.type}, ${actor.type === 'system' ? null : actor.id}::uuid, ${actor.type === 'contact' ? null : actor.name}::text,
        ${input.channel}, ${input.note ?? null}::text, ${evidenceOf(ctx)}::text, ${input.requestId}
      ) as recorded`);
    const { outcome, reason } = Recorded.parse(row?.recorded);
    if (outcome === 'refused') return { ok: false, reason: reason as RefusalReason } as const;
    if (outcome === 'recorded' && input.answer === 'no')
      await suppressQueuedNewsletters(ctx, input.contactId);
    return { ok: true, outcome } as const;
  });
}

/** What is known of the request, as the exact text that the ledger's hash covers. */
function evidenceOf(ctx: Ctx): string {
  const messageId = ctx.actor.type === 'contact' ? ctx.actor.messageId : undefined;
  return JSON.stringify({ messageId, ...ctx.request });
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
