import { recordAudit } from '@/domain/audit/commands';
import type { ContactLocale } from '@/domain/contacts/rules';
import { type Ctx, inTransaction } from '@/domain/context';
import { findResults, type Results } from './queries';

/** Hands out the results of an experiment as a file, after keeping who asked for them. Null for an unknown one. */
export function exportResults(
  ctx: Ctx,
  { experimentId, locale }: { experimentId: string; locale: ContactLocale },
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
