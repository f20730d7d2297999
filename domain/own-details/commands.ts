import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { contact, emailChange } from '@/db/schema/contact';
import { saveDetails } from '@/domain/contacts/commands';
import { findIdByAddress } from '@/domain/contacts/queries';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import { REQUESTED_MAILS_PER_HOUR_MAX } from '@/domain/portal-links/rules';
import { findErasedAddress } from '@/domain/suppressions/queries';
import { type EmailAddress, parseEmailAddress } from '@/lib/email-address';
import { hashToken } from '@/lib/tokens';
import type { OwnDetails, ShownDetails } from './input';
import { findEmailWish } from './queries';

/** A new address that nobody confirms in this time is forgotten. */
const CONFIRM_HOURS = 48;

/**
 * The contact corrects his own details: those that he wrote anew. A new address waits until it is confirmed by the link
 * that is mailed to it.
 * @returns whether an address waits; the same for one that another contact holds.
 */
export function saveOwnDetails(
  ctx: Ctx,
  input: OwnDetails,
): Promise<Result<{ emailWaits: boolean }, 'notFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockContact(ctx);
    if (!before) return { ok: false, reason: 'notFound' } as const;
    const { email, shown, ...typed } = input;
    const details = shown ? writtenAnew(typed, shown) : typed;
    const isOwn = email.key === before.emailKey;
    const emailWaits = !isOwn && email.key !== parseEmailAddress(shown?.email ?? '')?.key;
    await saveDetails(ctx, before, isOwn ? { ...details, email: email.email } : details);
    if (emailWaits) await requestEmailChange(ctx, before.id, email);
    return { ok: true, emailWaits } as const;
  });
}

type Details = Omit<OwnDetails, 'email' | 'shown'>;

/** A page that stands open must not put back what was changed elsewhere since. */
function writtenAnew(typed: Details, shown: ShownDetails): Partial<Details> {
  const fields = ['firstName', 'lastName', 'phone', 'title'] as const;
  const changed = fields.filter((field) => (typed[field] ?? '') !== (shown[field] ?? ''));
  return Object.fromEntries(changed.map((field) => [field, typed[field]]));
}

/** Keeps the wish, and mails its link unless the address is another's, was erased, or it is too much. */
async function requestEmailChange(ctx: Ctx, contactId: string, email: EmailAddress): Promise<void> {
  const earlier = eq(emailChange.contactId, contactId);
  const [recent] = await ctx.db
    .select({ count: count() })
    .from(emailChange)
    .where(and(earlier, sql`${emailChange.createdAt} > clock_timestamp() - interval '1 hour'`));
  if ((recent?.count ?? 0) >= REQUESTED_MAILS_PER_HOUR_MAX) return;
  // The latest wish holds: a link to an address that was mistyped confirms nothing any more.
  await ctx.db
    .update(emailChange)
    .set({ expiresAt: sql`clock_timestamp()` })
    .where(and(earlier, isNull(emailChange.confirmedAt)));
  const [row] = await ctx.db
    .insert(emailChange)
    .values({
      contactId,
      email: email.email,
      emailKey: email.key,
      expiresAt: sql`clock_timestamp() + make_interval(hours => ${CONFIRM_HOURS})`,
    })
    .returning({ id: emailChange.id });
  if (await findIdByAddress(ctx, email.key)) return;
  if (await findErasedAddress(ctx, email.key)) return;
  const company = await getSendingCompany(ctx, ctx.actor);
  await enqueueMessage(ctx, {
    kind: 'confirm_email',
    contactId,
    companyId: company.id,
    emailChangeId: row?.id,
  });
}

/**
 * The owner of the new address confirmed it: it is the contact's from now on. Twice is the same as
 * once.
 * @returns `unavailable` when the wish is too old, or the address has become another's meanwhile.
 */
export function confirmEmail(
  ctx: Ctx,
  input: { token: string },
): Promise<Result<object, 'unavailable'>> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockContact(ctx);
    const wish = await findEmailWish(ctx, input.token);
    if (!before || wish?.contactId !== before.id)
      return { ok: false, reason: 'unavailable' } as const;
    if (wish.state === 'confirmed') return { ok: true } as const;
    const email = parseEmailAddress(wish.email);
    if (!email) throw new Error('A wish holds no address.');
    await saveDetails(ctx, before, { email: email.email, emailKey: email.key });
    await ctx.db
      .update(emailChange)
      .set({ confirmedAt: sql`clock_timestamp()` })
      .where(eq(emailChange.tokenHash, hashToken(input.token)));
    return { ok: true } as const;
  });
}

async function lockContact(ctx: Ctx) {
  if (ctx.actor.type !== 'contact') throw new Error('Only the contact himself edits here.');
  const [row] = await ctx.db
    .select()
    .from(contact)
    .where(and(eq(contact.id, ctx.actor.id), isNull(contact.erasedAt)))
    .for('no key update');
  return row ?? null;
}
