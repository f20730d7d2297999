import { recordAudit, recordReading } from '@/domain/audit/commands';
import { type Ctx, inTransaction } from '@/domain/context';
import type { AsOfFormat } from './input';
import { type AsOfQuestion, listMailable, type Mailable } from './queries';

/** Shows staff a page of whom one could mail at a moment, after keeping who looked. */
export function openAsOf(ctx: Ctx, input: AsOfQuestion & { page: number }): Promise<Mailable> {
  return inTransaction(ctx, async (ctx) => {
    await recordReading(ctx, { action: 'asOfOpened', ...subjectOf(input) });
    return listMailable(ctx, input);
  });
}

/**
 * Hands out everyone whom one could mail at a moment, or could not, after keeping who asked for it: where
 * that cannot be kept, it throws and nothing is handed out.
 */
export function exportAsOf(
  ctx: Ctx,
  { format, ...asked }: AsOfQuestion & { format: AsOfFormat },
): Promise<Mailable> {
  return inTransaction(ctx, async (ctx) => {
    const found = await listMailable(ctx, asked);
    const { detail, ...subject } = subjectOf(asked);
    await recordAudit(ctx, {
      action: 'asOfExported',
      ...subject,
      detail: { ...detail, format, count: found.rows.length },
    });
    return found;
  });
}

function subjectOf({ purposeId, at }: AsOfQuestion) {
  const asOf = `${at.toISOString().slice(0, 16)}Z`;
  return { subjectType: 'purpose', subjectId: purposeId, detail: { asOf } } as const;
}
