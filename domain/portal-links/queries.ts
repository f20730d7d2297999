import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { contact } from '@/db/schema/contact';
import { portalLink } from '@/db/schema/invitation';
import { message } from '@/db/schema/message';
import type { Ctx } from '@/domain/context';
import { hashToken, isToken, openLink } from '@/lib/tokens';
import { type PortalMode, sealedMode } from './rules';

export type PortalLink = {
  contactId: string;
  messageId: string;
  /** What the ledger knows the contact by. */
  token: string;
  mode: PortalMode;
};

/**
 * Whom a link belongs to and what it may do now; null when it is unknown, old, revoked, or its
 * contact was erased. Reads only: scanners open links.
 */
export async function findPortalLink(ctx: Ctx, token: string): Promise<PortalLink | null> {
  return isToken(token) ? findFreshLink(ctx, token) : findSealedLink(ctx, token);
}

async function findFreshLink(ctx: Ctx, token: string): Promise<PortalLink | null> {
  const [row] = await ctx.db
    .select({ contactId: portalLink.contactId, messageId: portalLink.messageId })
    .from(portalLink)
    .innerJoin(contact, eq(contact.id, portalLink.contactId))
    .where(
      and(
        eq(portalLink.tokenHash, hashToken(token)),
        isNull(portalLink.revokedAt),
        gt(portalLink.expiresAt, sql`clock_timestamp()`),
        isNull(contact.erasedAt),
      ),
    );
  return row ? { ...row, token, mode: 'full' } : null;
}

async function findSealedLink(ctx: Ctx, token: string): Promise<PortalLink | null> {
  const link = openLink('preferences', token, ctx.settings.linkSecret);
  if (!link) return null;
  const [row] = await ctx.db
    .select({ ageDays: ageDays(message.createdAt) })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .where(
      and(
        eq(message.id, link.messageId),
        eq(message.contactId, link.contactId),
        eq(message.preferencesHash, hashToken(token)),
        isNull(contact.erasedAt),
      ),
    );
  return row ? { ...link, token, mode: sealedMode(row.ageDays) } : null;
}

function ageDays(column: typeof message.createdAt) {
  return sql<number>`(extract(epoch from clock_timestamp() - ${column}) / 86400)::float8`;
}
