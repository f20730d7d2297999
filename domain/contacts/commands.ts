import { and, eq, sql } from 'drizzle-orm';
import { contact, contactChange, contactKey } from '@/db/schema/contact';
import { recordReading } from '@/domain/audit/commands';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { inviteContact } from '@/domain/invitations/commands';
import { inheritSuppressions } from '@/domain/suppressions/commands';
import { findErasedAddress } from '@/domain/suppressions/queries';
import type { Locale } from '@/lib/i18n/locales';
import type { ContactMe, EditContact, RegisterContact } from './input';
import { type ContactView, findContact, findIdByAddress } from './queries';
import { detailFields, type Source } from './rules';

type Duplicate = { ok: false; reason: 'duplicate'; contactId: string };

/**
 * Shows a contact to staff, after keeping who looked: where that cannot be kept, nothing is shown.
 * Null for an unknown contact.
 */
export function openCard(ctx: Ctx, input: { contactId: string }): Promise<ContactView | null> {
  return inTransaction(ctx, async (ctx) => {
    const found = await findContact(ctx, input.contactId);
    const { contactId: subjectId } = input;
    if (found)
      await recordReading(ctx, { action: 'cardOpened', subjectType: 'contact', subjectId });
    return found;
  });
}

/**
 * Registers a contact and invites him, in one transaction, unless mail is kept from his address.
 * @returns the contact and whether an invitation goes out, with the reason when none does. A contact
 *   with the same address gives `duplicate` and his id; an address that was erased gives `erased`.
 */
export function registerContact(
  ctx: Ctx,
  input: RegisterContact,
  source: Source = 'crm',
): Promise<
  { ok: true; contactId: string; invitation: Result } | Duplicate | { ok: false; reason: 'erased' }
> {
  return inTransaction(ctx, async (ctx) => {
    if (await findErasedAddress(ctx, input.email.key))
      return { ok: false, reason: 'erased' } as const;
    const { email, ...rest } = input;
    const [row] = await ctx.db
      .insert(contact)
      .values({
        ...rest,
        email: email.email,
        emailKey: email.key,
        source,
        registeredBy: ctx.actor.type === 'staff' ? ctx.actor.id : null,
      })
      .onConflictDoNothing({ target: contact.emailKey })
      .returning({ id: contact.id });
    if (!row) return duplicate((await findIdByAddress(ctx, email.key)) ?? '');
    await ctx.db.insert(contactKey).values({ contactId: row.id, key: sql`gen_random_bytes(32)` });
    await inheritSuppressions(ctx, { contactId: row.id, emailKey: email.key });
    const invitation = await inviteContact(ctx, { contactId: row.id });
    return { ok: true, contactId: row.id, invitation } as const;
  });
}

/**
 * Keeps a contact who left his address in the public form: no consent, and no invitation, for nobody
 * has said on what basis. He is written to in the language of the form. An address that is known already changes nothing.
 */
export async function registerFromForm(
  ctx: Ctx,
  input: ContactMe & { locale: Locale },
): Promise<void> {
  const [firstName = '', ...rest] = (input.name ?? '').split(' ');
  await registerContact(
    ctx,
    {
      email: input.email,
      firstName,
      lastName: rest.join(' '),
      phone: null,
      title: null,
      customerId: null,
      locale: input.locale,
      inviteBasis: 'none',
      inviteBasisNote: null,
    },
    'form',
  );
}

/**
 * Changes a contact's details and keeps what stood there before.
 * @returns `conflict` when someone else changed him since `version` was read, and `erased` for an address that was erased.
 */
export function editContact(
  ctx: Ctx,
  input: EditContact,
): Promise<Result<{ version: number }, 'conflict' | 'notFound' | 'erased'> | Duplicate> {
  return inTransaction(ctx, async (ctx) => {
    const { contactId, version, email, ...details } = input;
    const [before] = await ctx.db
      .select()
      .from(contact)
      .where(eq(contact.id, contactId))
      .for('no key update');
    if (!before || before.erasedAt) return { ok: false, reason: 'notFound' } as const;
    if (before.version !== version) return { ok: false, reason: 'conflict' } as const;
    if (before.emailKey !== email.key) {
      const other = await findIdByAddress(ctx, email.key);
      if (other) return duplicate(other);
      if (await findErasedAddress(ctx, email.key)) return { ok: false, reason: 'erased' } as const;
    }
    const after = { ...details, email: email.email, emailKey: email.key };
    return { ok: true, version: await saveDetails(ctx, before, after) } as const;
  });
}

type ContactRow = typeof contact.$inferSelect;

/**
 * Writes changed details with their evidence, and what keeps mail from a new address; writes nothing when nothing is new.
 * @returns the contact's version afterwards.
 */
export async function saveDetails(
  ctx: Ctx,
  before: ContactRow,
  after: Partial<ContactRow>,
): Promise<number> {
  const changed = detailFields.filter((field) => field in after && after[field] !== before[field]);
  if (changed.length === 0) return before.version;
  const pick = (row: Partial<ContactRow>) =>
    Object.fromEntries(changed.map((field) => [field, row[field] ?? null]));
  await ctx.db.insert(contactChange).values({
    contactId: before.id,
    actorType: ctx.actor.type,
    actorId: ctx.actor.type === 'system' ? null : ctx.actor.id,
    actorName: ctx.actor.type === 'contact' ? null : ctx.actor.name,
    before: pick(before),
    after: pick(after),
  });
  await ctx.db
    .update(contact)
    .set({ ...after, version: before.version + 1, updatedAt: sql`clock_timestamp()` })
    .where(and(eq(contact.id, before.id), eq(contact.version, before.version)));
  if (after.emailKey && after.emailKey !== before.emailKey)
    await inheritSuppressions(ctx, { contactId: before.id, emailKey: after.emailKey });
  return before.version + 1;
}

function duplicate(contactId: string): Duplicate {
  return { ok: false, reason: 'duplicate', contactId };
}
