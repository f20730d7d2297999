import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { keepAddress } from '@/domain/addresses/commands';
import { findAddressee } from '@/domain/consent/queries';
import type { Channel } from '@/domain/consent/rules';
import { type Ctx, inTransaction, type Result, tellCard } from '@/domain/context';
import { suppressQueuedNewsletters } from '@/domain/messages/commands';
import { getSettings } from '@/domain/settings/queries';
import type { GroupSettings } from '@/domain/settings/rules';
import { assertNever } from '@/lib/assert-never';
import { shortNetwork } from '@/lib/request-evidence';

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
  | 'notErased'
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

type ConsentEntry = {
  contactId: string;
  purposeIds: string[];
  /** The database decides whether a no is `refused` or `withdrawn`. */
  decision: 'granted' | 'refused' | 'expired';
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
export async function recordConsent(ctx: Ctx, input: ConsentEntry): Promise<ConsentResult> {
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

/**
 * Keeps that the ledger is being exported. Called before anything leaves: what cannot be kept is not
 * exported.
 * @param input.operator the user of the operating system
 */
export async function noteLedgerExport(ctx: Ctx, input: { operator: string }): Promise<void> {
  await ctx.db.execute(sql`select note_ledger_export(${input.operator})`);
}
