import { and, asc, eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consentInForce, consentToRenew } from '@/db/schema/consent-view';
import { contact } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { findNotice } from '@/domain/consent/queries';
import type { Ctx } from '@/domain/context';
import { findPortalLink, type PortalLink } from '@/domain/portal-links/queries';
import { maskAddress } from '@/domain/portal-links/rules';
import { getSettings } from '@/domain/settings/queries';
import type { AddressEvidence } from '@/domain/settings/rules';
import { listTimeline } from '@/domain/timeline/queries';
import type { TimelineEntry } from '@/domain/timeline/rules';
import type { Locale } from '@/lib/i18n/locales';
import type { PortalLevel } from './rules';

/** A company of the group as a controller: who is responsible, and whom to ask. */
export type Controller = Pick<
  typeof company.$inferSelect,
  'id' | 'name' | 'legalName' | 'orgnr' | 'address' | 'privacyContact'
>;

export type OwnDetailsView = {
  firstName: string;
  lastName: string;
  phone: string | null;
  title: string | null;
  email: string;
};

export type PortalView = PortalLink & {
  locale: Locale;
  /** The company that wrote the mail. `position` gives its colour. */
  company: { name: string; legalName: string; position: number };
  controllers: Controller[];
  /** How much of the network address is kept with an answer, and how many days where it is whole. */
  address: { kept: AddressEvidence; days: number };
  levels: PortalLevel[];
  maskedEmail: string;
  /** Null unless the link may show them. */
  details: OwnDetailsView | null;
  history: TimelineEntry[] | null;
};

/**
 * Everything that the page of a link shows, or null when the link works no longer.
 * @param locale the language asked for; else the contact's own
 */
export async function openPortal(
  ctx: Ctx,
  token: string,
  locale?: Locale,
): Promise<PortalView | null> {
  const link = await findPortalLink(ctx, token);
  if (!link) return null;
  const [row] = await ctx.db
    .select({
      company: {
        name: company.name,
        legalName: company.legalName,
        position: company.position,
      },
      locale: contact.locale,
      details: {
        firstName: contact.firstName,
        lastName: contact.lastName,
        phone: contact.phone,
        title: contact.title,
        email: sql<string>`coalesce(${contact.email}, '')`,
      },
    })
    .from(message)
    .innerJoin(company, eq(company.id, message.companyId))
    .innerJoin(contact, eq(contact.id, message.contactId))
    .where(eq(message.id, link.messageId));
  if (!row) return null;
  const shown = locale ?? row.locale;
  const isFull = link.mode === 'full';
  const { addressEvidence, addressDays } = await getSettings(ctx);
  return {
    ...link,
    locale: shown,
    company: row.company,
    controllers: await listControllers(ctx),
    address: { kept: addressEvidence, days: addressDays },
    levels: await listPortalLevels(ctx, link.contactId, shown),
    maskedEmail: maskAddress(row.details.email),
    details: isFull ? row.details : null,
    history: isFull ? await listOwnHistory(ctx, link.contactId) : null,
  };
}

/** Every question in one language, with the contact's answers, in the order of the portal. */
export async function listPortalLevels(
  ctx: Ctx,
  contactId: string,
  locale: Locale,
): Promise<PortalLevel[]> {
  const rows = await ctx.db
    .select({
      levelId: level.id,
      levelKey: level.key,
      id: purpose.id,
      kind: purpose.kind,
      companyName: company.legalName,
      standing: consentInForce.standing,
      since: consentInForce.since,
      endsAt: consentInForce.endsAt,
      renewBy: consentToRenew.endsAt,
      cause: consentToRenew.cause,
    })
    .from(level)
    .innerJoin(levelPurpose, eq(levelPurpose.levelId, level.id))
    .innerJoin(purpose, eq(purpose.id, levelPurpose.purposeId))
    .innerJoin(company, eq(company.id, purpose.companyId))
    .leftJoin(
      consentInForce,
      and(eq(consentInForce.purposeId, purpose.id), eq(consentInForce.contactId, contactId)),
    )
    .leftJoin(
      consentToRenew,
      and(eq(consentToRenew.purposeId, purpose.id), eq(consentToRenew.contactId, contactId)),
    )
    .orderBy(asc(level.position), asc(purpose.position));
  const levels = await Promise.all(
    [...Map.groupBy(rows, (row) => row.levelId)].map(async ([id, of]) => {
      const notice = await findNotice(ctx, id, locale);
      const purposes = of.map(
        ({ standing, renewBy, cause, levelId: _, levelKey: __, ...each }) => ({
          ...each,
          standing: standing ?? ('notAsked' as const),
          renewal: renewBy && cause ? { endsAt: renewBy, cause } : null,
        }),
      );
      return { id, key: of[0]?.levelKey ?? '', notice, purposes };
    }),
  );
  // A level without published words cannot be answered.
  return levels.flatMap(({ notice, ...each }) =>
    notice ? [{ ...each, noticeId: notice.id, wording: notice.wording }] : [],
  );
}

/** The companies that answer for what is kept, in the group's order. */
export function listControllers(ctx: Ctx): Promise<Controller[]> {
  return ctx.db
    .select({
      id: company.id,
      name: company.name,
      legalName: company.legalName,
      orgnr: company.orgnr,
      address: company.address,
      privacyContact: company.privacyContact,
    })
    .from(company)
    .orderBy(asc(company.position));
}

/** The contact's own story, newest first: a mail that never left is no part of it. */
async function listOwnHistory(ctx: Ctx, contactId: string): Promise<TimelineEntry[]> {
  const entries = await listTimeline(ctx, contactId);
  return entries.filter((entry) => entry.kind !== 'message' || entry.state === 'sent');
}
