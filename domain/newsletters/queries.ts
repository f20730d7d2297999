import { and, count, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { company } from '@/db/schema/company';
import { newsletter, newsletterList } from '@/db/schema/newsletter';
import { purpose } from '@/db/schema/purpose';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';
import { type NewsletterState, newsletterState } from './rules';

export type NewsletterRow = {
  id: string;
  subject: string;
  companyName: string;
  createdByName: string;
  updatedAt: Date;
  sentAt: Date | null;
  state: NewsletterState;
  /** How many mails it became; 0 for a draft. */
  mails: number;
};

export const NEWSLETTER_PAGE_SIZE = 25;

/** A page of newsletters, the latest first. */
export async function listNewsletters(
  ctx: Ctx,
  input: { page: number },
): Promise<{ rows: NewsletterRow[]; total: number }> {
  const mailsOf = (condition: string) =>
    sql<number>`(select count(*)::int from message m where m.newsletter_id = newsletter.id and ${sql.raw(condition)})`;
  const rows = await ctx.db
    .select({
      id: newsletter.id,
      subject: newsletter.subject,
      companyName: company.name,
      createdByName: staff.name,
      updatedAt: newsletter.updatedAt,
      sentAt: newsletter.sentAt,
      cancelledAt: newsletter.cancelledAt,
      mails: mailsOf('true'),
      waiting: mailsOf("m.state in ('queued', 'sending')"),
    })
    .from(newsletter)
    .innerJoin(company, eq(company.id, newsletter.companyId))
    .innerJoin(staff, eq(staff.id, newsletter.createdBy))
    .orderBy(desc(sql`coalesce(${newsletter.sentAt}, ${newsletter.updatedAt})`))
    .limit(NEWSLETTER_PAGE_SIZE)
    .offset((input.page - 1) * NEWSLETTER_PAGE_SIZE);
  const [counted] = await ctx.db.select({ total: count() }).from(newsletter);
  return {
    rows: rows.map(({ cancelledAt, waiting, ...row }) => ({
      ...row,
      state: newsletterState({ sentAt: row.sentAt, cancelledAt }, waiting),
    })),
    total: counted?.total ?? 0,
  };
}

export type NewsletterView = NonNullable<Awaited<ReturnType<typeof findNewsletter>>>;

/** A newsletter with the company that writes, and its lists, or null. */
export async function findNewsletter(ctx: Ctx, newsletterId: string) {
  const sender = alias(staff, 'sender');
  const [row] = await ctx.db
    .select({
      id: newsletter.id,
      subject: newsletter.subject,
      preheader: newsletter.preheader,
      body: newsletter.body,
      version: newsletter.version,
      createdByName: staff.name,
      updatedAt: newsletter.updatedAt,
      sentAt: newsletter.sentAt,
      sentByName: sender.name,
      cancelledAt: newsletter.cancelledAt,
      company: {
        id: company.id,
        name: company.name,
        legalName: company.legalName,
        orgnr: company.orgnr,
        address: company.address,
        website: company.website,
        privacyContact: company.privacyContact,
        senderAddress: company.senderAddress,
      },
    })
    .from(newsletter)
    .innerJoin(company, eq(company.id, newsletter.companyId))
    .innerJoin(staff, eq(staff.id, newsletter.createdBy))
    .leftJoin(sender, eq(sender.id, newsletter.sentBy))
    .where(eq(newsletter.id, newsletterId));
  if (!row) return null;
  const lists = await ctx.db
    .select({ purposeId: purpose.id, key: purpose.key, listName: purpose.listName })
    .from(newsletterList)
    .innerJoin(purpose, eq(purpose.id, newsletterList.purposeId))
    .where(eq(newsletterList.newsletterId, newsletterId))
    .orderBy(purpose.position);
  return { ...row, lists };
}

/** Whether every list belongs to the company that writes: it never mails the list of another. */
export async function ownsLists(
  ctx: Ctx,
  input: { companyId: string; purposeIds: string[] },
): Promise<boolean> {
  const owned = await ctx.db
    .select({ id: purpose.id })
    .from(purpose)
    .where(
      and(
        eq(purpose.companyId, input.companyId),
        inArray(purpose.id, input.purposeIds),
        isNotNull(purpose.listName),
      ),
    );
  return owned.length === new Set(input.purposeIds).size;
}
