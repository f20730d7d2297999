import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { level } from '@/db/schema/purpose';
import { notice, wordingDraft } from '@/db/schema/wording';
import { recordAudit } from '@/domain/audit/commands';
import type { NamedController } from '@/domain/consent/rules';
import { type Ctx, inTransaction, type Result } from '@/domain/context';
import { type Locale, locales } from '@/lib/i18n/locales';
import { osloDate } from '@/lib/oslo-date';
import type { DiscardDraft, PublishDraft, SaveDraft } from './input';
import { countHolding, findDraft, findNewest, listNamedControllers, wasPublished } from './queries';
import { onlyWords, type Words, writeWording } from './rules';

/**
 * Keeps one language of a draft. The first save begins the draft with the published words of the
 * other languages.
 * @returns the new version; `conflict` when someone else changed it since `version` was read.
 */
export function saveDraft(
  ctx: Ctx,
  input: SaveDraft,
): Promise<Result<{ version: number }, 'notFound' | 'conflict'>> {
  return inTransaction(ctx, async (ctx) => {
    const { levelKey, locale, version, ...words } = input;
    const levelId = await lockLevel(ctx, levelKey);
    if (!levelId) return { ok: false, reason: 'notFound' } as const;
    const draft = await findDraft(ctx, levelId);
    if ((draft?.texts[locale].version ?? 0) !== version)
      return { ok: false, reason: 'conflict' } as const;
    if (!draft) await beginDraft(ctx, levelId, words);
    await ctx.db
      .update(wordingDraft)
      .set({
        content: JSON.stringify(onlyWords(words)),
        version: version + 1,
        updatedBy: staffOf(ctx),
        updatedAt: sql`clock_timestamp()`,
      })
      .where(and(eq(wordingDraft.levelId, levelId), eq(wordingDraft.locale, locale)));
    await recordAudit(ctx, {
      action: 'wordingDrafted',
      subjectType: 'level',
      subjectId: levelId,
      detail: { locale, version: version + 1 },
    });
    return { ok: true, version: version + 1 } as const;
  });
}

/** Throws a draft away. What is published is not touched. */
export function discardDraft(ctx: Ctx, input: DiscardDraft): Promise<Result<object, 'notFound'>> {
  return inTransaction(ctx, async (ctx) => {
    const levelId = await lockLevel(ctx, input.levelKey);
    if (!levelId) return { ok: false, reason: 'notFound' } as const;
    const gone = await ctx.db
      .delete(wordingDraft)
      .where(eq(wordingDraft.levelId, levelId))
      .returning({ locale: wordingDraft.locale });
    const entry = { action: 'wordingDiscarded', subjectType: 'level', subjectId: levelId } as const;
    if (gone.length > 0) await recordAudit(ctx, entry);
    return { ok: true } as const;
  });
}

type PublishRefusal = 'notFound' | 'draftChanged' | 'unchanged' | 'dateInPast' | 'countChanged';

/**
 * Publishes a draft in every language as the next version, for ever. Where older consents hold no
 * longer, they do so to the end of the day that was set, in Norway's time.
 * @returns the version; `draftChanged` when the draft is not the one that was shown, and `countChanged`
 *   when more contacts must be asked again than the page said.
 */
export function publishDraft(
  ctx: Ctx,
  input: PublishDraft,
): Promise<Result<{ version: number }, PublishRefusal>> {
  return inTransaction(ctx, async (ctx) => {
    const levelId = await lockLevel(ctx, input.levelKey);
    if (!levelId) return { ok: false, reason: 'notFound' } as const;
    const draft = await findDraft(ctx, levelId);
    if (draft?.stamp !== input.stamp) return { ok: false, reason: 'draftChanged' } as const;
    const { nb, nn, en } = draft.texts;
    const texts = { nb: nb.wording, nn: nn.wording, en: en.wording };
    if (!(await isNew(ctx, levelId, texts))) return { ok: false, reason: 'unchanged' } as const;
    const lastDay = input.older === 'lapse' ? input.lastDay : undefined;
    if (lastDay && lastDay < osloDate(new Date()))
      return { ok: false, reason: 'dateInPast' } as const;
    const asked = lastDay ? await countHolding(ctx, levelId) : 0;
    if (asked > input.shownCount) return { ok: false, reason: 'countChanged' } as const;
    const version = await insertVersion(ctx, { levelId, texts, lastDay });
    await ctx.db.delete(wordingDraft).where(eq(wordingDraft.levelId, levelId));
    await recordAudit(ctx, {
      action: 'wordingPublished',
      subjectType: 'level',
      subjectId: levelId,
      detail: { version, lastDay: lastDay ?? null, askedAgain: asked },
    });
    return { ok: true, version } as const;
  });
}

/**
 * Takes the words of a level from the group's file: the first are published. Once some are, a person decides: others
 * become the draft, unless they, or a newer version of them, are published.
 * @returns what became of them; `kept` when another draft is there already, and null when they say nothing new.
 */
export async function takeWords(
  ctx: Ctx,
  input: { levelId: string; texts: Record<Locale, Words> },
): Promise<'published' | 'drafted' | 'kept' | null> {
  const { levelId, texts } = input;
  await ctx.db.select().from(level).where(eq(level.id, levelId)).for('update');
  const newest = await findNewest(ctx, levelId);
  if (!newest) {
    await insertVersion(ctx, { levelId, texts });
    return 'published';
  }
  // The newest words are published once more when a company that they name has changed.
  const isNewest = areSameWords(newest.texts, texts);
  if (isNewest ? !(await isNew(ctx, levelId, texts)) : await wasPublished(ctx, levelId, texts))
    return null;
  const draft = await findDraft(ctx, levelId);
  if (draft) {
    const { nb, nn, en } = draft.texts;
    const written = { nb: nb.wording, nn: nn.wording, en: en.wording };
    return areSameWords(written, texts) ? 'drafted' : 'kept';
  }
  await insertDraft(ctx, { levelId, texts, basedOnVersion: newest.version });
  await recordAudit(ctx, {
    action: 'wordingDrafted',
    subjectType: 'level',
    subjectId: levelId,
    detail: { version: 1 },
  });
  return 'drafted';
}

async function beginDraft(ctx: Ctx, levelId: string, words: Words): Promise<void> {
  const newest = await findNewest(ctx, levelId);
  const { nb = words, nn = words, en = words } = newest?.texts ?? {};
  await insertDraft(ctx, {
    levelId,
    texts: { nb, nn, en },
    basedOnVersion: newest?.version ?? 0,
  });
}

async function insertDraft(
  ctx: Ctx,
  input: { levelId: string; texts: Record<Locale, Words>; basedOnVersion: number },
): Promise<void> {
  const { texts, ...known } = input;
  await ctx.db.insert(wordingDraft).values(
    locales.map((locale) => ({
      ...known,
      locale,
      content: JSON.stringify(onlyWords(texts[locale])),
      updatedBy: ctx.actor.type === 'staff' ? ctx.actor.id : null,
    })),
  );
}

function areSameWords(
  known: Partial<Record<Locale, Words>>,
  texts: Record<Locale, Words>,
): boolean {
  return locales.every((locale) => {
    const words = known[locale];
    return words && writeWording(words, []) === writeWording(texts[locale], []);
  });
}

/** Whether publishing these words now would say anything else than the newest version does. */
async function isNew(ctx: Ctx, levelId: string, texts: Record<Locale, Words>): Promise<boolean> {
  const newest = await findNewest(ctx, levelId);
  const controllers = await listNamedControllers(ctx, levelId);
  return locales.some((locale) => {
    const known = newest?.texts[locale];
    return (
      !known || writeWording(known, known.controllers) !== writeWording(texts[locale], controllers)
    );
  });
}

async function insertVersion(
  ctx: Ctx,
  input: { levelId: string; texts: Record<Locale, Words>; lastDay?: string },
): Promise<number> {
  const { levelId, texts, lastDay } = input;
  const controllers = await listNamedControllers(ctx, levelId);
  const version = ((await findNewest(ctx, levelId))?.version ?? 0) + 1;
  const olderLapseAt = lastDay
    ? sql`(${lastDay}::date + 1)::timestamp at time zone 'Europe/Oslo'`
    : null;
  const publishedBy = ctx.actor.type === 'staff' ? ctx.actor.id : null;
  await ctx.db.insert(notice).values(
    locales.map((locale) => ({
      levelId,
      version,
      locale,
      ...sealed(texts[locale], controllers),
      publishedBy,
      olderLapseAt,
    })),
  );
  return version;
}

function sealed(words: Words, controllers: NamedController[]) {
  const content = writeWording(words, controllers);
  return { content, sha256: createHash('sha256').update(content).digest() };
}

/** One at a time writes and publishes the words of a level. */
async function lockLevel(ctx: Ctx, levelKey: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: level.id })
    .from(level)
    .where(eq(level.key, levelKey))
    .for('update');
  return row?.id ?? null;
}

function staffOf(ctx: Ctx): string {
  if (ctx.actor.type !== 'staff') throw new Error('Only staff writes wordings.');
  return ctx.actor.id;
}
