import { and, eq } from 'drizzle-orm';
import { consent } from '@/db/schema/consent';
import { purpose } from '@/db/schema/purpose';
import { restoreConsent, withdrawConsent } from '@/domain/consent/commands';
import { type Ctx, inTransaction, newRequestId, type Result } from '@/domain/context';
import { liftObjection, suppressContact } from '@/domain/suppressions/commands';
import { assertNever } from '@/lib/assert-never';
import type { UndoUnsubscribe, Unsubscribe } from './input';
import { findUndoable, isUndone, type UnsubscribeLink } from './queries';

/**
 * Stops what the contact wants stopped. Twice is the same as once, and for an erased contact there
 * is nothing left to stop.
 */
export function unsubscribe(ctx: Ctx, link: UnsubscribeLink, input: Unsubscribe): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    if (link.isErased) return;
    const { contactId, messageId } = link;
    if (input.scope === 'contact')
      await suppressContact(ctx, {
        contactId,
        messageId,
        reason: 'objection',
        requestId: input.requestId,
      });
    const purposeIds = await listStopped(ctx, link, input.scope);
    if (purposeIds.length === 0) return;
    const first = await withdrawConsent(ctx, { purposeIds, requestId: input.requestId });
    // Pressed on a page from before an undo, it is no repetition. What holds as a no already is not written again.
    const isAgain = first.ok && first.outcome === 'replayed';
    const result = isAgain
      ? await withdrawConsent(ctx, { purposeIds, requestId: newRequestId() })
      : first;
    // Erased while we waited for him: nothing is sent either way.
    if (!result.ok && result.reason !== 'erased') throw new Error(result.reason);
  });
}

async function listStopped(
  ctx: Ctx,
  link: UnsubscribeLink,
  scope: Unsubscribe['scope'],
): Promise<string[]> {
  switch (scope) {
    case 'lists':
      return link.lists.map((list) => list.purposeId);
    case 'everything':
      return idsOf(
        await ctx.db.select({ id: purpose.id }).from(purpose).where(eq(purpose.kind, 'marketing')),
      );
    case 'contact':
      return idsOf(
        await ctx.db
          .select({ id: consent.purposeId })
          .from(consent)
          .where(and(eq(consent.contactId, link.contactId), eq(consent.decision, 'granted'))),
      );
    default:
      return assertNever(scope);
  }
}

/**
 * Takes an unsubscribe back right after: a new yes of the contact, by the same link, to exactly what
 * it withdrew. Twice is the same as once.
 * @returns `tooLate` when there is nothing, or nothing any more, to take back.
 */
export function undoUnsubscribe(
  ctx: Ctx,
  link: UnsubscribeLink,
  input: UndoUnsubscribe,
): Promise<Result<object, 'tooLate'>> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId } = link;
    const undoable = await findUndoable(ctx, { contactId, requestId: input.requestId });
    if (!undoable) {
      const isAgain = await isUndone(ctx, { contactId, requestId: input.requestId });
      return isAgain ? ({ ok: true } as const) : ({ ok: false, reason: 'tooLate' } as const);
    }
    if (undoable.hasObjection) await liftObjection(ctx, contactId);
    if (undoable.purposeIds.length === 0) return { ok: true } as const;
    const restored = await restoreConsent(ctx, {
      purposeIds: undoable.purposeIds,
      requestId: newRequestId(),
    });
    if (!restored.ok) throw new Error(restored.reason);
    return { ok: true } as const;
  });
}

function idsOf(rows: { id: string }[]): string[] {
  return rows.map((row) => row.id);
}
