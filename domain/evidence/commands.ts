import { recordAudit } from '@/domain/audit/commands';
import { type Ctx, inSnapshot } from '@/domain/context';
import { findEvidence } from './queries';
import { type Evidence, type EvidenceFormat, ofPurpose } from './rules';

type Wanted = { contactId: string; purpose?: string; format?: EvidenceFormat };

/**
 * Hands out the evidence of a contact, after keeping who asked for it: where that cannot be kept, it
 * throws and nothing is handed out. Null for an unknown contact or purpose.
 */
export function exportEvidence(
  ctx: Ctx,
  { contactId, purpose, format = 'json' }: Wanted,
): Promise<Evidence | null> {
  return inSnapshot(ctx, async (ctx) => {
    const all = await findEvidence(ctx, contactId);
    const evidence = all && purpose ? ofPurpose(all, purpose) : all;
    if (!evidence) return null;
    await recordAudit(ctx, {
      action: 'evidenceExported',
      subjectType: 'contact',
      subjectId: contactId,
      detail: { format, purpose: purpose ?? null },
    });
    return evidence;
  });
}
