import { eq, sql } from 'drizzle-orm';
import { emailChange } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { type Ctx, inTransaction } from '@/domain/context';
import { hashToken, newToken, type SealedLink, sealLink } from '@/lib/tokens';

/** How long a magic link opens everything. */
const FRESH_LINK_DAYS = 30;

/** The links of a mail, by its id. */
export type MintedLinks = Map<string, { portal: string; preferences: string; unsubscribe: string }>;

/**
 * Makes the links of mails at the moment that the mails are written, all at once: those that do not end, and a magic
 * link for a mail that holds one. The tokens are in the mails alone, and the database keeps the SHA-256 of each: only a
 * link that a mail was written with opens anything. A repeated attempt makes one magic link more: nobody can know which of
 * them arrived.
 */
export async function mintLinks(
  ctx: Ctx,
  mails: readonly (SealedLink & { isFresh: boolean })[],
): Promise<MintedLinks> {
  const made = mails.map(({ isFresh, ...link }) => ({
    ...link,
    preferences: sealLink('preferences', link, ctx.settings.linkSecret),
    unsubscribe: sealLink('unsubscribe', link, ctx.settings.linkSecret),
    fresh: isFresh ? newToken() : null,
  }));
  if (made.length > 0) await keepLinks(ctx, made);
  return new Map(
    made.map(({ messageId, preferences, unsubscribe, fresh }) => [
      messageId,
      { portal: fresh?.token ?? '', preferences, unsubscribe },
    ]),
  );
}

type MadeLinks = SealedLink & {
  preferences: string;
  unsubscribe: string;
  fresh: { hash: Buffer } | null;
};

function keepLinks(ctx: Ctx, made: MadeLinks[]): Promise<void> {
  const list = (values: (string | null)[]) => sql.param(values);
  const rows = sql`unnest(
    ${list(made.map((each) => each.messageId))}::uuid[],
    ${list(made.map((each) => each.contactId))}::uuid[],
    ${list(made.map((each) => hashToken(each.preferences).toString('hex')))}::text[],
    ${list(made.map((each) => hashToken(each.unsubscribe).toString('hex')))}::text[],
    ${list(made.map((each) => each.fresh?.hash.toString('hex') ?? null))}::text[]
  ) made (message_id, contact_id, preferences, unsubscribe, fresh)`;
  return inTransaction(ctx, async (ctx) => {
    // First what locks the contact, then his mail, as an erasure does: else each would wait for the other.
    await ctx.db.execute(sql`
      insert into portal_link (token_hash, contact_id, message_id, expires_at)
      select decode(fresh, 'hex'), contact_id, message_id,
             clock_timestamp() + make_interval(days => ${FRESH_LINK_DAYS})
        from ${rows} where fresh is not null`);
    await ctx.db.execute(sql`
      update message set preferences_hash = decode(made.preferences, 'hex'),
                         unsubscribe_hash = decode(made.unsubscribe, 'hex')
        from ${rows} where message.id = made.message_id`);
  });
}

/** Makes the link that confirms a new address, in the same way. */
export async function mintConfirmToken(ctx: Ctx, input: { messageId: string }): Promise<string> {
  const { token, hash } = newToken();
  await ctx.db
    .update(emailChange)
    .set({ tokenHash: hash })
    .where(
      eq(
        emailChange.id,
        ctx.db
          .select({ id: message.emailChangeId })
          .from(message)
          .where(eq(message.id, input.messageId)),
      ),
    );
  return token;
}
