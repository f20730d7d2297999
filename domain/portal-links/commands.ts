import { and, count, eq, isNull, sql } from 'drizzle-orm';
import { contact } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { type Ctx, inTransaction } from '@/domain/context';
import { enqueueMessage } from '@/domain/messages/commands';
import { getSendingCompany } from '@/domain/messages/queries';
import type { RequestNewLink } from './input';
import { REQUESTED_MAILS_PER_HOUR_MAX } from './rules';

/**
 * Mails a new link to the address when a contact has it. Says nothing about whether one has: the
 * answer is the same for every address.
 */
export async function requestNewLink(ctx: Ctx, input: RequestNewLink): Promise<void> {
  await mailNewLink(ctx, eq(contact.emailKey, input.email.key));
}

/** Mails a new link to the contact's address on file. */
export async function sendNewLink(ctx: Ctx, input: { contactId: string }): Promise<void> {
  await mailNewLink(ctx, eq(contact.id, input.contactId));
}

function mailNewLink(ctx: Ctx, who: ReturnType<typeof eq>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    // Locked, so that the mails of the last hour are counted by one request at a time.
    const [row] = await ctx.db
      .select({ id: contact.id })
      .from(contact)
      .where(and(who, isNull(contact.erasedAt)))
      .for('no key update');
    if (!row || (await countRecentLinks(ctx, row.id)) >= REQUESTED_MAILS_PER_HOUR_MAX) return;
    const company = await getSendingCompany(ctx, ctx.actor);
    await enqueueMessage(ctx, { kind: 'new_link', contactId: row.id, companyId: company.id });
  });
}

/** Served by message_contact_idx. */
async function countRecentLinks(ctx: Ctx, contactId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: count() })
    .from(message)
    .where(
      and(
        eq(message.contactId, contactId),
        eq(message.kind, 'new_link'),
        sql`${message.createdAt} > clock_timestamp() - interval '1 hour'`,
      ),
    );
  return row?.count ?? 0;
}
