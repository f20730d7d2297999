import { and, eq, lte, sql } from 'drizzle-orm';
import { consent } from '@/db/schema/consent';
import type { Ctx } from '@/domain/context';

/** The consents whose life is over and that stand as granted still, by contact. Served by consent_expires_idx. */
export function listEnded(
  ctx: Ctx,
  limit: number,
): Promise<{ contactId: string; purposeIds: string[] }[]> {
  return ctx.db
    .select({
      contactId: consent.contactId,
      purposeIds: sql<string[]>`array_agg(${consent.purposeId})`,
    })
    .from(consent)
    .where(and(eq(consent.decision, 'granted'), lte(consent.expiresAt, sql`clock_timestamp()`)))
    .groupBy(consent.contactId)
    .orderBy(sql`min(${consent.expiresAt})`)
    .limit(limit);
}
