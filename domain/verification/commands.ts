import { recordAudit } from '@/domain/audit/commands';
import type { Ctx } from '@/domain/context';
import { type LedgerCheck, verifyCheckpoints, verifyLedger } from './queries';

/**
 * Checks the ledger, its checkpoints and all that they count, and keeps who asked and what was found. What
 * needs more than the database is left out: the signatures, and what was written outside.
 */
export async function checkLedger(ctx: Ctx): Promise<LedgerCheck> {
  const ledger = await verifyLedger(ctx);
  const checked = await verifyCheckpoints(ctx, { key: null, sunk: null });
  await recordAudit(ctx, {
    action: 'ledgerVerified',
    subjectType: 'ledger',
    detail: {
      events: ledger.events,
      checkpoints: checked.checkpoints,
      faults: ledger.faults.length + checked.faults.length,
    },
  });
  return { ...ledger, checkpoints: checked.checkpoints, checkpointFaults: checked.faults };
}
