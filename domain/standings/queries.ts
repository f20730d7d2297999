import { and, isNull, type SQL, sql } from 'drizzle-orm';
import { contact } from '@/db/schema/contact';
import type { Ctx } from '@/domain/context';
import { type ContactStanding, RECENT_DAYS } from './rules';

/** How many contacts each standing holds: the same conditions that filter the table. */
export async function countStandings(ctx: Ctx): Promise<Record<ContactStanding, number>> {
  const [row] = await ctx.db
    .select({
      waiting: sql<number>`(count(*) filter (where ${standingIs.waiting}))::int`,
      consented: sql<number>`(count(*) filter (where ${standingIs.consented}))::int`,
      withdrawn: sql<number>`(count(*) filter (where ${standingIs.withdrawn}))::int`,
      failed: sql<number>`(count(*) filter (where ${standingIs.failed}))::int`,
      ending: sql<number>`(count(*) filter (where ${standingIs.ending}))::int`,
      renew: sql<number>`(count(*) filter (where ${standingIs.renew}))::int`,
    })
    .from(contact)
    .where(isShown);
  return row ?? { waiting: 0, consented: 0, withdrawn: 0, failed: 0, ending: 0, renew: 0 };
}

/** Erased and archived contacts stand nowhere. */
export const isShown = and(isNull(contact.erasedAt), isNull(contact.archivedAt));

// Literal names: in a select over one table Drizzle leaves the table's name out.
export const standingIs: Record<ContactStanding, SQL> = {
  waiting: sql`exists (select from invitation i where i.contact_id = contact.id and i.variant_id is not null)
    and not exists (select from consent s where s.contact_id = contact.id)`,
  consented: sql`exists (select from contact_tag t where t.contact_id = contact.id
    and t.since > now() - make_interval(days => ${sql.raw(String(RECENT_DAYS))}))`,
  withdrawn: sql`exists (select from consent s
    where s.contact_id = contact.id and s.decision = 'withdrawn')`,
  failed: sql`(exists (select from suppression b
      where b.contact_id = contact.id and b.reason = 'bounce' and b.lifted_at is null)
    or exists (select from message m
      where m.contact_id = contact.id and m.state in ('failed', 'unknown')
        and not exists (select from message later where later.contact_id = contact.id
          and later.state = 'sent' and later.created_at > m.created_at)))`,
  ending: sql`exists (select from consent_to_renew r
    where r.contact_id = contact.id and r.remind_from <= now() and r.ends_at > now())`,
  renew: sql`exists (select from consent_to_renew r where r.contact_id = contact.id)`,
};
