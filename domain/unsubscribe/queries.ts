import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { consent, consentEvent } from '@/db/schema/consent';
import { contact, suppression } from '@/db/schema/contact';
import { message } from '@/db/schema/message';
import { newsletterList } from '@/db/schema/newsletter';
import { purpose } from '@/db/schema/purpose';
import type { Ctx } from '@/domain/context';
import { listSuppressions } from '@/domain/suppressions/queries';
import type { Locale } from '@/lib/i18n/locales';
import { hashToken, openLink, sealAlike } from '@/lib/tokens';
import { UNDO_MINUTES, type UnsubscribeScope } from './rules';

export type UnsubscribeLink = {
  contactId: string;
  messageId: string;
  /** What the ledger knows the contact by. */
  token: string;
  locale: Locale;
  isErased: boolean;
  company: { id: string; name: string; position: number };
  /** The lists of the company that the mail was sent to; none for an invitation. */
  lists: { purposeId: string; name: string }[];
  /** The token that opens the portal as this mail's own link does. */
  preferencesToken: string;
};

/** What an unsubscribe link is about, for ever; null when it is not ours. Reads only. */
export async function findUnsubscribeLink(
  ctx: Ctx,
  token: string,
): Promise<UnsubscribeLink | null> {
  const link = openLink('unsubscribe', token, ctx.settings.linkSecret);
  if (!link) return null;
  const [row] = await ctx.db
    .select({
      locale: contact.locale,
      erasedAt: contact.erasedAt,
      company: { id: company.id, name: company.name, position: company.position },
    })
    .from(message)
    .innerJoin(contact, eq(contact.id, message.contactId))
    .innerJoin(company, eq(company.id, message.companyId))
    .where(
      and(
        eq(message.id, link.messageId),
        eq(message.contactId, link.contactId),
        eq(message.unsubscribeHash, hashToken(token)),
      ),
    );
  if (!row) return null;
  const { erasedAt, ...rest } = row;
  const lists = await listCarried(ctx, link.messageId);
  const { linkSecret } = ctx.settings;
  const preferencesToken =
    sealAlike('preferences', { use: 'unsubscribe', token }, linkSecret) ?? '';
  return { ...link, token, ...rest, isErased: erasedAt !== null, lists, preferencesToken };
}

/** The lists that a mail was sent to, of the company that sent it. */
function listCarried(ctx: Ctx, messageId: string) {
  return ctx.db
    .select({
      purposeId: purpose.id,
      name: sql<string>`coalesce(${purpose.listName}, ${purpose.tag})`,
    })
    .from(message)
    .innerJoin(newsletterList, eq(newsletterList.newsletterId, message.newsletterId))
    .innerJoin(
      purpose,
      and(eq(purpose.id, newsletterList.purposeId), eq(purpose.companyId, message.companyId)),
    )
    .where(eq(message.id, messageId))
    .orderBy(asc(purpose.position));
}

/** Whether that which a button stops is stopped now, whoever stopped it. */
export async function isStopped(
  ctx: Ctx,
  link: UnsubscribeLink,
  scope: UnsubscribeScope,
): Promise<boolean> {
  if (scope === 'contact') {
    const held = await listSuppressions(ctx, link.contactId);
    return held.some(({ reason }) => reason === 'objection');
  }
  const granted = await ctx.db
    .select({ purposeId: consent.purposeId })
    .from(consent)
    .innerJoin(purpose, eq(purpose.id, consent.purposeId))
    .where(
      and(
        eq(consent.contactId, link.contactId),
        eq(consent.decision, 'granted'),
        eq(purpose.kind, 'marketing'),
      ),
    );
  const ownIds = link.lists.map((list) => list.purposeId);
  return !granted.some(({ purposeId }) => scope === 'everything' || ownIds.includes(purposeId));
}

/** What an unsubscribe changed that can still be undone. */
export type Undoable = {
  /** The purposes that it withdrew and that stand as it left them. */
  purposeIds: string[];
  hasObjection: boolean;
};

/** What the unsubscribe with this `requestId` did, or null when nothing of it can be undone now. */
export async function findUndoable(ctx: Ctx, input: Press): Promise<Undoable | null> {
  const withdrawn = await ctx.db
    .select({ purposeId: consentEvent.purposeId })
    .from(consentEvent)
    .innerJoin(consent, eq(consent.eventId, consentEvent.id))
    .where(and(isWithdrawnBy(input), isRecent(consentEvent.recordedAt)));
  const objections = await ctx.db
    .select({ id: suppression.id })
    .from(suppression)
    .where(
      and(isObjectionOf(input), isNull(suppression.liftedAt), isRecent(suppression.createdAt)),
    );
  const hasObjection = objections.length > 0;
  const purposeIds = withdrawn.map((each) => each.purposeId);
  return purposeIds.length > 0 || hasObjection ? { purposeIds, hasObjection } : null;
}

/** Whether nothing of what the unsubscribe with this `requestId` stopped is stopped now. */
export async function isUndone(ctx: Ctx, input: Press): Promise<boolean> {
  const withdrawn = await ctx.db
    .select({ decision: consent.decision })
    .from(consentEvent)
    .innerJoin(
      consent,
      and(
        eq(consent.contactId, consentEvent.contactId),
        eq(consent.purposeId, consentEvent.purposeId),
      ),
    )
    .where(isWithdrawnBy(input));
  const objections = await ctx.db
    .select({ liftedAt: suppression.liftedAt })
    .from(suppression)
    .where(isObjectionOf(input));
  return (
    withdrawn.length + objections.length > 0 &&
    withdrawn.every(({ decision }) => decision === 'granted') &&
    objections.every(({ liftedAt }) => liftedAt !== null)
  );
}

type Press = { contactId: string; requestId: string };

function isWithdrawnBy({ contactId, requestId }: Press) {
  return and(
    eq(consentEvent.contactId, contactId),
    eq(consentEvent.requestId, requestId),
    eq(consentEvent.decision, 'withdrawn'),
  );
}

function isObjectionOf({ contactId, requestId }: Press) {
  return and(
    eq(suppression.contactId, contactId),
    eq(suppression.reason, 'objection'),
    eq(suppression.requestId, requestId),
  );
}

function isRecent(column: typeof consentEvent.recordedAt | typeof suppression.createdAt) {
  return sql`${column} > clock_timestamp() - make_interval(mins => ${UNDO_MINUTES})`;
}
