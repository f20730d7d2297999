import { asc, eq } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { level, levelPurpose, purpose } from '@/db/schema/purpose';
import type { Wording } from '@/domain/consent/rules';
import type { Ctx } from '@/domain/context';
import type { PortalLevel } from '@/domain/portal/rules';
import { findDraft, findNewest } from '@/domain/wordings/queries';
import type { Locale } from '@/lib/i18n/locales';

/** The questions of the portal as a new contact would read them, one level in the words of its draft. */
export async function previewLevels(
  ctx: Ctx,
  input: { levelId: string; locale: Locale },
): Promise<PortalLevel[]> {
  const rows = await ctx.db
    .select({
      levelId: level.id,
      levelKey: level.key,
      id: purpose.id,
      kind: purpose.kind,
      companyName: company.legalName,
    })
    .from(level)
    .innerJoin(levelPurpose, eq(levelPurpose.levelId, level.id))
    .innerJoin(purpose, eq(purpose.id, levelPurpose.purposeId))
    .innerJoin(company, eq(company.id, purpose.companyId))
    .orderBy(asc(level.position), asc(purpose.position));
  const unanswered = { standing: 'notAsked', since: null, endsAt: null, renewal: null } as const;
  const levels = await Promise.all(
    [...Map.groupBy(rows, (row) => row.levelId)].map(async ([id, of]) => {
      const wording = await findPreviewed(ctx, { ...input, of: id });
      const purposes = of.map(({ levelId: _, levelKey: __, ...each }) => ({
        ...each,
        ...unanswered,
      }));
      return wording ? [{ id, key: of[0]?.levelKey ?? '', noticeId: id, wording, purposes }] : [];
    }),
  );
  return levels.flat();
}

async function findPreviewed(
  ctx: Ctx,
  { levelId, locale, of }: { levelId: string; locale: Locale; of: string },
): Promise<Wording | null> {
  const draft = of === levelId ? await findDraft(ctx, levelId) : null;
  if (draft) return draft.texts[locale].wording;
  const newest = await findNewest(ctx, of);
  return newest?.texts[locale] ?? null;
}
