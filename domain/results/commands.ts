import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inTransaction } from '@/domain/context';
import type { Locale } from '@/lib/i18n/locales';
import { findResults, type Results } from './queries';

/** Hands out the results of an experiment as a file, after keeping who asked for them. Null for an unknown one. */
export function exportResults(
  ctx: Ctx,
  { experimentId, locale }: { experimentId: string; locale: Locale },
): Promise<Results | null> {
  return inTransaction(ctx, async (ctx) => {
    const results = await findResults(ctx, experimentId, locale);
    if (!results) return null;
    await recordAudit(ctx, {
      action: 'resultsExported',
      subjectType: 'experiment',
      subjectId: experimentId,
      detail: { count: results.variants.length },
    });
    return results;
  });
}
