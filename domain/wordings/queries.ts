import { createHash } from 'node:crypto';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import { staff } from '@/db/schema/staff';
import { notice, wordingDraft } from '@/db/schema/wording';
import { type NamedController, readWording, type Wording } from '@/domain/consent/rules';
import type { Ctx } from '@/domain/context';
import { type Locale, locales } from '@/lib/i18n/locales';
import { onlyWords, type Words } from './rules';

/** A published version of a level: its words in every language, and what it did to the older ones. */
export type VersionView = {
  version: number;
  publishedAt: Date;
  /** Null for what the group's file published. */
  publishedByName: string | null;
  /** When consents to older versions stop holding; null: they still hold. */
  olderLapseAt: Date | null;
  /** How many contacts have a yes to exactly this version that holds now. */
  holding: number;
  notices: { id: string; locale: Locale; wording: Wording; sha256: string }[];
};

/** Every published version of a level, the newest first. */
export async function listVersions(ctx: Ctx, levelId: string): Promise<VersionView[]> {
  const rows = await ctx.db
    .select({
      id: notice.id,
      version: notice.version,
      locale: notice.locale,
      content: notice.content,
      sha256: notice.sha256,
      publishedAt: notice.publishedAt,
      publishedByName: staff.name,
      olderLapseAt: notice.olderLapseAt,
      holding: sql<number>`(
        select count(distinct s.contact_id)::int
          from consent_in_force s join notice n on n.id = s.notice_id
         where s.holds and n.level_id = ${notice.levelId} and n.version = ${notice.version})`,
    })
    .from(notice)
    .leftJoin(staff, eq(staff.id, notice.publishedBy))
    .where(eq(notice.levelId, levelId))
    .orderBy(desc(notice.version));
  return [...Map.groupBy(rows, (row) => row.version)].flatMap(([version, of]) => {
    const [first] = of;
    if (!first) return [];
    const { publishedAt, publishedByName, olderLapseAt, holding } = first;
    const notices = locales.flatMap((locale) =>
      of
        .filter((each) => each.locale === locale)
        .map(({ id, content, sha256 }) => ({
          id,
          locale,
          wording: readWording(content),
          sha256: sha256.toString('hex'),
        })),
    );
    return [{ version, publishedAt, publishedByName, olderLapseAt, holding, notices }];
  });
}

/** The draft of a level in every language, as it would be published now. */
export type DraftView = {
  basedOnVersion: number;
  /** SHA-256 over the draft's words, to publish what was shown and nothing else. */
  stamp: string;
  updatedAt: Date;
  updatedByName: string | null;
  texts: Record<Locale, { version: number; wording: Wording }>;
};

/** The draft of a level, or null when nobody has begun one. */
export async function findDraft(ctx: Ctx, levelId: string): Promise<DraftView | null> {
  const rows = await ctx.db
    .select({
      locale: wordingDraft.locale,
      content: wordingDraft.content,
      version: wordingDraft.version,
      basedOnVersion: wordingDraft.basedOnVersion,
      updatedAt: wordingDraft.updatedAt,
      updatedByName: staff.name,
    })
    .from(wordingDraft)
    .leftJoin(staff, eq(staff.id, wordingDraft.updatedBy))
    .where(eq(wordingDraft.levelId, levelId))
    .orderBy(desc(wordingDraft.updatedAt));
  const [last] = rows;
  if (!last) return null;
  const controllers = await listNamedControllers(ctx, levelId);
  const textOf = (locale: Locale) => {
    const row = rows.find((each) => each.locale === locale) ?? last;
    return { version: row.version, wording: { ...readWording(row.content), controllers } };
  };
  const texts = { nb: textOf('nb'), nn: textOf('nn'), en: textOf('en') };
  return {
    basedOnVersion: last.basedOnVersion,
    stamp: createHash('sha256')
      .update(
        rows
          .map(({ locale, content }) => locale + content)
          .toSorted()
          .join('\n'),
      )
      .digest('hex'),
    updatedAt: last.updatedAt,
    updatedByName: last.updatedByName,
    texts,
  };
}

/** Keys of the levels that are being rewritten. */
export async function listDraftedLevels(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db
    .selectDistinct({ key: level.key })
    .from(wordingDraft)
    .innerJoin(level, eq(level.id, wordingDraft.levelId));
  return rows.map(({ key }) => key);
}

/**
 * Everyone who may use a yes to a level: the companies that its purposes write for. What a yes to
 * personalisation allows is done to the mails of every company of the group.
 */
export async function listNamedControllers(ctx: Ctx, levelId: string): Promise<NamedController[]> {
  return ctx.db
    .selectDistinctOn([company.position], {
      name: company.legalName,
      orgnr: company.orgnr,
      address: company.address,
      privacyContact: company.privacyContact,
    })
    .from(levelPurpose)
    .innerJoin(purpose, eq(purpose.id, levelPurpose.purposeId))
    .innerJoin(
      company,
      sql`${purpose.kind} = 'personalisation' or ${company.id} = ${purpose.companyId}`,
    )
    .where(eq(levelPurpose.levelId, levelId))
    .orderBy(asc(company.position));
}

/** How many contacts have a yes to a level that holds now: those whom a new wording concerns. */
export async function countHolding(ctx: Ctx, levelId: string): Promise<number> {
  const [row] = await ctx.db.execute<{ count: number }>(sql`
    select count(distinct s.contact_id)::int as count
      from consent_in_force s join notice n on n.id = s.notice_id
     where s.holds and n.level_id = ${levelId}`);
  return row?.count ?? 0;
}

/** The newest published version of a level with its words; null when nothing is published. */
export async function findNewest(
  ctx: Ctx,
  levelId: string,
): Promise<{ version: number; texts: Partial<Record<Locale, Wording>> } | null> {
  const rows = await ctx.db
    .select({ version: notice.version, locale: notice.locale, content: notice.content })
    .from(notice)
    .where(
      and(
        eq(notice.levelId, levelId),
        eq(
          notice.version,
          sql`(select max(n.version) from notice n where n.level_id = ${levelId})`,
        ),
      ),
    );
  const [first] = rows;
  if (!first) return null;
  const texts = Object.fromEntries(rows.map((row) => [row.locale, readWording(row.content)]));
  return { version: first.version, texts };
}

/** Whether words were published for a level before, in all of these languages at once. */
export async function wasPublished(
  ctx: Ctx,
  levelId: string,
  texts: Record<Locale, Words>,
): Promise<boolean> {
  const versions = await listVersions(ctx, levelId);
  const wanted = locales.map((locale) => JSON.stringify(onlyWords(texts[locale])));
  return versions.some(
    ({ notices }) =>
      notices.length === wanted.length &&
      notices.every(({ wording }, index) => JSON.stringify(onlyWords(wording)) === wanted[index]),
  );
}
