import { and, asc, count, eq, type SQL, sql } from 'drizzle-orm';
import { mentionsContact } from '@/db/contact-search';
import { consentEvent } from '@/db/schema/consent';
import { consentToRenew, listMember } from '@/db/schema/consent-view';
import { contact } from '@/db/schema/contact';
import { notice } from '@/db/schema/wording';
import type { Channel } from '@/domain/consent/rules';
import type { Ctx } from '@/domain/context';
import type { Locale } from '@/lib/i18n/locales';
import { GROWTH_DAYS } from './rules';

/** A list: one per purpose that sends. Nobody puts a contact on it; it follows from his yes. */
export type ListView = {
  purposeId: string;
  key: string;
  listName: string;
  companyId: string;
  companyName: string;
  members: number;
  /** Members who said yes to personal adaptation. */
  tracking: number;
  /** Moves onto and off the list in the last `GROWTH_DAYS` days. */
  joined: number;
  left: number;
};

/** Every list with its size and its growth, in the order of the portal. */
export function listLists(ctx: Ctx): Promise<ListView[]> {
  return selectLists(ctx, sql`true`);
}

/** The list of a purpose by its key, or null. */
export async function findList(ctx: Ctx, key: string): Promise<ListView | null> {
  const [row] = await selectLists(ctx, sql`p.key = ${key}`);
  return row ?? null;
}

/** Moves are read from the ledger, whose ids tell when. */
async function selectLists(ctx: Ctx, condition: SQL): Promise<ListView[]> {
  const recently = sql`e.id > id_from(now() - make_interval(days => ${GROWTH_DAYS}))`;
  const rows = await ctx.db.execute<ListView>(sql`
    select p.id as "purposeId", p.key, p.list_name as "listName",
           c.id as "companyId", c.name as "companyName",
           (select count(*)::int from list_member m where m.purpose_id = p.id) as members,
           (select count(*)::int from list_member m
             where m.purpose_id = p.id and m.tracking) as tracking,
           (select count(*)::int from consent_event e
             where e.purpose_id = p.id and ${recently}
               and e.decision = 'granted' and e.previous is distinct from 'granted') as joined,
           (select count(*)::int from consent_event e
             where e.purpose_id = p.id and ${recently}
               and e.previous = 'granted' and e.decision <> 'granted') as left
      from purpose p
      join company c on c.id = p.company_id
     where p.list_name is not null and ${condition}
     order by p.position`);
  return [...rows];
}

export type MemberView = {
  contactId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  tracking: boolean;
  archivedAt: Date | null;
  /** When his yes ends, if it must be asked for again. */
  renewBy: Date | null;
  /** The answer that allows it: who gave it, when, where, and to which wording. */
  since: Date;
  actorType: 'contact' | 'staff' | 'system';
  actorName: string | null;
  channel: Channel;
  noticeVersion: number | null;
  noticeLocale: Locale | null;
};

export const MEMBER_PAGE_SIZE = 25;

/** A page of a list's members, by name. */
export async function listMembers(
  ctx: Ctx,
  input: { purposeId: string; search: string; page: number },
): Promise<{ rows: MemberView[]; total: number }> {
  const condition = and(eq(listMember.purposeId, input.purposeId), mentionsContact(input.search));
  const rows = await ctx.db
    .select({
      contactId: listMember.contactId,
      firstName: contact.firstName,
      lastName: contact.lastName,
      email: contact.email,
      tracking: listMember.tracking,
      archivedAt: contact.archivedAt,
      renewBy: consentToRenew.endsAt,
      since: listMember.since,
      actorType: consentEvent.actorType,
      actorName: consentEvent.actorName,
      channel: consentEvent.channel,
      noticeVersion: notice.version,
      noticeLocale: notice.locale,
    })
    .from(listMember)
    .innerJoin(contact, eq(contact.id, listMember.contactId))
    .leftJoin(
      consentToRenew,
      and(
        eq(consentToRenew.contactId, listMember.contactId),
        eq(consentToRenew.purposeId, input.purposeId),
      ),
    )
    .innerJoin(consentEvent, eq(consentEvent.id, listMember.eventId))
    .leftJoin(notice, eq(notice.id, consentEvent.noticeId))
    .where(condition)
    .orderBy(asc(contact.firstName), asc(contact.lastName), asc(contact.id))
    .limit(MEMBER_PAGE_SIZE)
    .offset((input.page - 1) * MEMBER_PAGE_SIZE);
  const [counted] = await ctx.db
    .select({ total: count() })
    .from(listMember)
    .innerJoin(contact, eq(contact.id, listMember.contactId))
    .where(condition);
  return { rows, total: counted?.total ?? 0 };
}
