import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consentEvent } from '@/db/schema/consent';
import { consentInForce, consentToRenew } from '@/db/schema/consent-view';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { notice, served } from '@/db/schema/wording';
import type { Ctx } from '@/domain/context';
import type { Locale } from '@/lib/i18n/locales';
import { type Channel, type Renewal, readWording, type Standing } from './rules';

/** What holds for one purpose, with since when and by whom. */
export type ConsentStanding = {
  purposeId: string;
  key: string;
  kind: 'personalisation' | 'marketing';
  tag: string;
  companyName: string;
  standing: Standing;
  since: Date | null;
  /** When a yes ends, or ended, by itself; null when it holds until it is taken back. */
  endsAt: Date | null;
  renewal: Renewal | null;
  actorType: 'contact' | 'staff' | 'system' | null;
  actorName: string | null;
  channel: Channel | null;
};

/** Every purpose with the contact's answer, in the order of the portal. */
export async function listConsents(ctx: Ctx, contactId: string): Promise<ConsentStanding[]> {
  const rows = await ctx.db
    .select({
      purposeId: purpose.id,
      key: purpose.key,
      kind: purpose.kind,
      tag: purpose.tag,
      companyName: company.name,
      standing: consentInForce.standing,
      since: consentInForce.since,
      endsAt: consentInForce.endsAt,
      renewBy: consentToRenew.endsAt,
      cause: consentToRenew.cause,
      actorType: consentEvent.actorType,
      actorName: consentEvent.actorName,
      channel: consentEvent.channel,
    })
    .from(purpose)
    .innerJoin(company, eq(company.id, purpose.companyId))
    .leftJoin(
      consentInForce,
      and(eq(consentInForce.purposeId, purpose.id), eq(consentInForce.contactId, contactId)),
    )
    .leftJoin(
      consentToRenew,
      and(eq(consentToRenew.purposeId, purpose.id), eq(consentToRenew.contactId, contactId)),
    )
    .leftJoin(consentEvent, eq(consentEvent.id, consentInForce.eventId))
    .orderBy(asc(purpose.position));
  return rows.map(({ standing, renewBy, cause, ...row }) => ({
    ...row,
    standing: standing ?? 'notAsked',
    renewal: renewBy && cause ? { endsAt: renewBy, cause } : null,
  }));
}

/** Every purpose by key and tag, in the order of the portal. */
export async function listPurposes(ctx: Ctx): Promise<{ id: string; key: string; tag: string }[]> {
  return ctx.db
    .select({ id: purpose.id, key: purpose.key, tag: purpose.tag })
    .from(purpose)
    .orderBy(asc(purpose.position));
}

/** The wording in force of a level in a language; without one in that language, the one in bokmål. */
export async function findNotice(ctx: Ctx, levelId: string, locale: Locale) {
  const [row] = await ctx.db
    .select({
      id: notice.id,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
    })
    .from(notice)
    .where(
      and(
        eq(notice.levelId, levelId),
        inArray(notice.locale, [locale, 'nb']),
        lte(notice.publishedAt, sql`now()`),
      ),
    )
    .orderBy(desc(notice.version), sql`${notice.locale} <> ${locale}`)
    .limit(1);
  return row ? { ...row, wording: readWording(row.content) } : null;
}

/** The purposes that a yes to a level grants. */
export async function listPurposesOfLevel(ctx: Ctx, levelId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: levelPurpose.purposeId })
    .from(levelPurpose)
    .where(eq(levelPurpose.levelId, levelId));
  return rows.map(({ id }) => id);
}

/** Whether a yes to these purposes asks for mail. */
export async function asksForMail(ctx: Ctx, purposeIds: string[]): Promise<boolean> {
  const isOfMail = and(inArray(purpose.id, purposeIds), eq(purpose.kind, 'marketing'));
  return (await ctx.db.$count(purpose, isOfMail)) > 0;
}

/**
 * The showing that an answer was given to: of the words that stand on the contact's page, to him, by the link that he
 * holds. Null when these words of the level were never shown to him by it, whatever his browser says.
 */
export async function findServed(
  ctx: Ctx,
  { levelId, noticeIds }: { levelId: string; noticeIds: string[] },
): Promise<string | null> {
  if (ctx.actor.type !== 'contact') return null;
  // Served by served_contact_idx.
  const [row] = await ctx.db
    .select({ id: served.id })
    .from(served)
    .innerJoin(notice, eq(notice.id, served.noticeId))
    .where(
      and(
        eq(served.contactId, ctx.actor.id),
        eq(served.messageId, ctx.actor.messageId),
        eq(notice.levelId, levelId),
        inArray(notice.id, noticeIds),
      ),
    )
    .orderBy(desc(served.servedAt))
    .limit(1);
  return row?.id ?? null;
}

/** Where the mail of a link went, and who of the staff last set that address; the registration aside. */
export type Addressee = { sentTo: string; addressSetBy?: { name: string; at: string } };

/** Null while no mail went out with the link. An address may be set while the mail waits: it is read when it is handed over. */
export async function findAddressee(ctx: Ctx, messageId: string): Promise<Addressee | null> {
  const [row] = await ctx.db.execute<{ sentTo: string; name: string | null; at: string }>(sql`
    select b.to_address as "sentTo", case when c.actor_type = 'staff' then c.actor_name end as name, c.at
      from message m join message_body b on b.message_id = m.id
      left join lateral (
        select c.actor_type, c.actor_name,
               to_char(c.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
          from contact_change c
         where c.contact_id = m.contact_id and c.after ->> 'email' = b.to_address
           and c.changed_at < coalesce(m.handed_at, m.created_at)
         order by c.changed_at desc limit 1) c on true
     where m.id = ${messageId}`);
  if (!row) return null;
  const { sentTo, name, at } = row;
  return name ? { sentTo, addressSetBy: { name, at } } : { sentTo };
}

export type LevelView = {
  id: string;
  key: string;
  purposes: { tag: string; listName: string | null }[];
};

/** The questions of the portal, each with the purposes that a yes grants. */
export async function listLevels(ctx: Ctx): Promise<LevelView[]> {
  const rows = await ctx.db
    .select({ id: level.id, key: level.key, tag: purpose.tag, listName: purpose.listName })
    .from(level)
    .innerJoin(levelPurpose, eq(levelPurpose.levelId, level.id))
    .innerJoin(purpose, eq(purpose.id, levelPurpose.purposeId))
    .orderBy(asc(level.position), asc(purpose.position));
  const levels = new Map<string, LevelView>();
  for (const { id, key, ...granted } of rows) {
    const known = levels.get(id) ?? { id, key, purposes: [] };
    levels.set(id, { ...known, purposes: [...known.purposes, granted] });
  }
  return [...levels.values()];
}
