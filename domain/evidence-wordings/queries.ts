import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import { consentEvent } from '@/db/schema/consent';
import { level } from '@/db/schema/purpose';
import { notice, served } from '@/db/schema/wording';
import type { Ctx } from '@/domain/context';

/** Every wording that an answer of his names or that the portal handed out by a link of his, in the order of the portal. */
export function listWordings(ctx: Ctx, contactId: string) {
  const answeredTo = ctx.db
    .select({ id: consentEvent.noticeId })
    .from(consentEvent)
    .where(eq(consentEvent.contactId, contactId));
  const shown = ctx.db
    .select({ id: served.noticeId })
    .from(served)
    .where(eq(served.contactId, contactId));
  return ctx.db
    .select({
      id: notice.id,
      level: level.key,
      purposes: sql<string[]>`(
        select coalesce(array_agg(p.key order by p.position), '{}')
          from level_purpose lp join purpose p on p.id = lp.purpose_id
         where lp.level_id = ${level.id})`,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
      sha256: sql<string>`encode(${notice.sha256}, 'hex')`,
      publishedAt: notice.publishedAt,
    })
    .from(notice)
    .innerJoin(level, eq(level.id, notice.levelId))
    .where(or(inArray(notice.id, answeredTo), inArray(notice.id, shown)))
    .orderBy(asc(level.position), asc(notice.version), asc(notice.locale));
}

/** Each time that the portal handed out a wording by a link of his, oldest first. Served by served_contact_idx. */
export function listServings(ctx: Ctx, contactId: string) {
  return ctx.db
    .select({
      id: served.id,
      noticeId: served.noticeId,
      messageId: served.messageId,
      servedAt: served.servedAt,
    })
    .from(served)
    .where(eq(served.contactId, contactId))
    .orderBy(asc(served.servedAt), asc(served.id));
}
