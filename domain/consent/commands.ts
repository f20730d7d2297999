import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { keepAddress } from '@/domain/addresses/commands';
import { type Ctx, inTransaction, newRequestId, type Result, tellCard } from '@/domain/context';
import { noteAnswered } from '@/domain/invitations/commands';
import { suppressQueuedNewsletters } from '@/domain/messages/commands';
import { scheduleReceipt } from '@/domain/receipts/commands';
import { getSettings } from '@/domain/settings/queries';
import type { GroupSettings } from '@/domain/settings/rules';
import { liftObjection } from '@/domain/suppressions/commands';
import { assertNever } from '@/lib/assert-never';
import { shortNetwork } from '@/lib/request-evidence';
import type { AnswerLevel, ChangeConsent } from './input';
import { asksForMail, findAddressee, findServed, listPurposesOfLevel } from './queries';
import { type Channel, decisionOf } from './rules';

const Recorded = z.object({
  outcome: z.enum(['recorded', 'replayed', 'unchanged', 'refused']),
  reason: z.string().optional(),
  answerId: z.string().optional(),
});

/** The rules' reasons for refusing an answer; `db/functions/record-consent.sql` and `actor-of.sql` say when. */
export type RefusalReason =
  | 'contactNotFound'
  | 'erased'
  | 'credentialUnknown'
  | 'notAllowed'
  | 'linkTooOld'
  | 'nothingToTakeBack'
  | 'notExpired'
  | 'unknownPurpose'
  | 'unknownDecision'
  | 'channelMismatch'
  | 'wordingMissing'
  | 'wordingMismatch'
  | 'wordingChanged'
  | 'noteMissing'
  | 'dateMissing'
  | 'dateInFuture'
  | 'dateTooOld'
  | 'ownRefusal'
  | 'evidenceMissing'
  | 'evidenceTooOld'
  | 'agreementOver';

export type ConsentResult = Result<
  { outcome: 'recorded' | 'replayed' | 'unchanged' },
  RefusalReason
>;

type Decided = 'granted' | 'refused' | 'expired';

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

/** Writes down what follows from an erasure or from the end of a consent's life; the database checks that it does. */
export function endConsent(
  ctx: Ctx,
  input: { contactId: string; purposeIds: string[]; job: 'erasure' | 'expiry' },
): Promise<ConsentResult> {
  const { job, ...of } = input;
  return recordConsent(
    { ...ctx, actor: { type: 'system', name: job }, request: {} },
    {
      ...of,
      decision: job === 'expiry' ? 'expired' : 'refused',
      servedId: null,
      channel: job,
      requestId: newRequestId(),
    },
  );
}

type ConsentEntry = {
  contactId: string;
  purposeIds: string[];
  decision: Decided;
  channel: Channel;
  servedId: string | null;
  note?: string;
  /** ISO date. */
  agreedOn?: string;
  /** Where staff keeps the proof. */
  reference?: string;
  requestId: string;
};

/** One answer into the ledger, and what must follow it in the same transaction; then the open card hears of it. */
async function recordConsent(ctx: Ctx, input: ConsentEntry): Promise<ConsentResult> {
  const result = await writeAnswer(ctx, input);
  if (result.ok && result.outcome === 'recorded') await tellCard(ctx, input.contactId);
  return result;
}

function writeAnswer(ctx: Ctx, input: ConsentEntry): Promise<ConsentResult> {
  return inTransaction(ctx, async (ctx) => {
    const [credential, secret] = credentialOf(ctx);
    const settings = await getSettings(ctx);
    const [row] = await ctx.db.execute<{ recorded: unknown }>(sql`
      select record_consent(
        ${credential}, ${secret}, ${input.contactId}, ${sql.param(input.purposeIds)}::uuid[], ${input.decision},
        ${input.channel}, ${input.servedId}::uuid, ${input.note ?? null}::text, ${input.agreedOn ?? null}::date,
        ${await evidenceOf(ctx, settings, input.reference)}::text, ${input.requestId}
      ) as recorded`);
    const { outcome, reason, answerId } = Recorded.parse(row?.recorded);
    if (outcome === 'refused') return { ok: false, reason: reason as RefusalReason } as const;
    const { address } = ctx.request;
    if (outcome === 'recorded' && answerId && address && keepsWhole(ctx, settings))
      await keepAddress(ctx, {
        answerId,
        contactId: input.contactId,
        address,
        days: settings.addressDays,
      });
    if (outcome === 'recorded' && input.decision !== 'granted')
      await suppressQueuedNewsletters(ctx, input.contactId);
    return { ok: true, outcome } as const;
  });
}

/** What the ledger finds the actor by. */
function credentialOf({ actor }: Ctx): [kind: 'link' | 'session' | 'job', secret: string] {
  switch (actor.type) {
    case 'contact':
      return ['link', actor.token];
    case 'staff':
      return ['session', actor.sessionId];
    case 'system':
      return ['job', actor.name];
    default:
      return assertNever(actor);
  }
}

/**
 * What is known of the request, and of whose mailbox a link went to, as the exact text that the ledger's hash covers.
 * Never a whole network address: that is deleted before the rest.
 */
async function evidenceOf(
  ctx: Ctx,
  settings: GroupSettings,
  reference?: string,
): Promise<string | null> {
  if (ctx.actor.type === 'system') return null;
  const messageId = ctx.actor.type === 'contact' ? ctx.actor.messageId : undefined;
  const addressee = messageId ? await findAddressee(ctx, messageId) : null;
  const { userAgent, address } = ctx.request;
  const network =
    settings.addressEvidence === 'off' || !address ? undefined : shortNetwork(address);
  return JSON.stringify({ messageId, ...addressee, userAgent, network, reference });
}

/** Staff are known by their session: only the contact's own answer has a whole address. */
function keepsWhole({ actor }: Ctx, settings: GroupSettings): boolean {
  return actor.type === 'contact' && settings.addressEvidence === 'full';
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
