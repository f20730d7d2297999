import { eq, sql } from 'drizzle-orm';
import { newsletter, newsletterList } from '@/db/schema/newsletter';
import { recordAudit } from '@/domain/audit/commands';
import type { AuditAction } from '@/domain/audit/rules';
import { type Ctx, inTransaction, type Result, wakeWorker } from '@/domain/context';
import { queueForRecipients, stopQueuedMails } from '@/domain/recipients/commands';
import type { CancelNewsletter, CreateNewsletter, EditNewsletter, SendNewsletter } from './input';
import { ownsLists } from './queries';

/**
 * Keeps a draft.
 * @returns `foreignList` when a list belongs to another company than the one that writes.
 */
export function createNewsletter(
  ctx: Ctx,
  input: CreateNewsletter,
): Promise<Result<{ newsletterId: string }, 'foreignList'>> {
  return inTransaction(ctx, async (ctx) => {
    if (!(await ownsLists(ctx, input))) return { ok: false, reason: 'foreignList' } as const;
    const { purposeIds, ...content } = input;
    const [row] = await ctx.db
      .insert(newsletter)
      .values({ ...content, createdBy: staffOf(ctx) })
      .returning({ id: newsletter.id });
    if (!row) throw new Error('The newsletter was not kept.');
    await saveLists(ctx, row.id, purposeIds);
    await audit(ctx, 'newsletterCreated', row.id);
    return { ok: true, newsletterId: row.id } as const;
  });
}

/**
 * Changes a draft.
 * @returns the new version; `conflict` when someone else changed it since `version` was read, and
 *   `alreadySent` when there is nothing left to change.
 */
export function editNewsletter(
  ctx: Ctx,
  input: EditNewsletter,
): Promise<Result<{ version: number }, 'notFound' | 'alreadySent' | 'conflict' | 'foreignList'>> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    if (!draft.ok) return draft;
    if (!(await ownsLists(ctx, input))) return { ok: false, reason: 'foreignList' } as const;
    const { newsletterId, purposeIds, ...content } = input;
    const version = input.version + 1;
    await ctx.db
      .update(newsletter)
      .set({ ...content, version, updatedAt: sql`clock_timestamp()` })
      .where(eq(newsletter.id, newsletterId));
    await saveLists(ctx, newsletterId, purposeIds);
    await audit(ctx, 'newsletterEdited', newsletterId, { version });
    return { ok: true, version } as const;
  });
}

type SendRefusal = 'notFound' | 'alreadySent' | 'conflict' | 'noRecipients' | 'countChanged';

/**
 * Sends a draft: one mail in the outbox per member of its lists, all or none. Repeating it sends
 * nothing twice.
 * @returns how many; `countChanged` when more would get it now than the number that was confirmed.
 */
export function sendNewsletter(
  ctx: Ctx,
  input: SendNewsletter,
): Promise<Result<{ count: number }, SendRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    if (!draft.ok) return draft;
    const count = await queueForRecipients(ctx, input);
    if (count === 0) return { ok: false, reason: 'noRecipients' } as const;
    // The throw takes the mails out of the outbox again.
    if (count > input.shownCount) throw new CountChanged();
    await ctx.db
      .update(newsletter)
      .set({ sentAt: sql`clock_timestamp()`, sentBy: staffOf(ctx) })
      .where(eq(newsletter.id, input.newsletterId));
    await audit(ctx, 'newsletterSent', input.newsletterId, { count });
    await wakeWorker(ctx, 'deliver');
    return { ok: true, count } as const;
  }).catch((error: unknown) => {
    if (error instanceof CountChanged) return { ok: false, reason: 'countChanged' } as const;
    throw error;
  });
}

/**
 * Stops a newsletter on its way: what still waits is not sent. What a worker holds at this moment
 * meets the send guard, which reads `cancelled_at`.
 * @returns how many were stopped; `notSent` for a draft.
 */
export function cancelNewsletter(
  ctx: Ctx,
  input: CancelNewsletter,
): Promise<Result<{ stopped: number }, 'notFound' | 'notSent'>> {
  return inTransaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ sentAt: newsletter.sentAt, cancelledAt: newsletter.cancelledAt })
      .from(newsletter)
      .where(eq(newsletter.id, input.newsletterId))
      .for('update');
    if (!row) return { ok: false, reason: 'notFound' } as const;
    if (!row.sentAt) return { ok: false, reason: 'notSent' } as const;
    if (row.cancelledAt) return { ok: true, stopped: 0 } as const;
    await ctx.db
      .update(newsletter)
      .set({ cancelledAt: sql`clock_timestamp()` })
      .where(eq(newsletter.id, input.newsletterId));
    const stopped = await stopQueuedMails(ctx, input);
    await audit(ctx, 'newsletterCancelled', input.newsletterId, { stopped });
    return { ok: true, stopped } as const;
  });
}

async function saveLists(ctx: Ctx, newsletterId: string, purposeIds: string[]): Promise<void> {
  await ctx.db.delete(newsletterList).where(eq(newsletterList.newsletterId, newsletterId));
  await ctx.db
    .insert(newsletterList)
    .values([...new Set(purposeIds)].map((purposeId) => ({ newsletterId, purposeId })));
}

async function lockDraft(
  ctx: Ctx,
  input: { newsletterId: string; version: number },
): Promise<Result<object, 'notFound' | 'alreadySent' | 'conflict'>> {
  const [row] = await ctx.db
    .select({ sentAt: newsletter.sentAt, version: newsletter.version })
    .from(newsletter)
    .where(eq(newsletter.id, input.newsletterId))
    .for('update');
  if (!row) return { ok: false, reason: 'notFound' };
  if (row.sentAt) return { ok: false, reason: 'alreadySent' };
  return row.version === input.version ? { ok: true } : { ok: false, reason: 'conflict' };
}

function audit(
  ctx: Ctx,
  action: AuditAction,
  subjectId: string,
  detail: Record<string, number> = {},
): Promise<void> {
  return recordAudit(ctx, { action, subjectType: 'newsletter', subjectId, detail });
}

function staffOf(ctx: Ctx): string {
  if (ctx.actor.type !== 'staff') throw new Error('Only staff writes newsletters.');
  return ctx.actor.id;
}

class CountChanged extends Error {}
