'use server';

import { z } from 'zod';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { recordAudit } from '@/domain/audit/commands';
import { type Verification, verifyLedger } from '@/domain/ledger/queries';

const check = staffAction<z.ZodObject<Record<never, never>>, Verification>(
  { permission: 'readAudit', input: z.object({}) },
  async (ctx) => {
    const value = await verifyLedger(ctx);
    await recordAudit(ctx, {
      action: 'ledgerVerified',
      subjectType: 'ledger',
      detail: { events: value.events, faults: value.faults.length },
    });
    return { ok: true, value };
  },
);

/** Checks the whole ledger, and notes who asked for it. */
export async function checkChain(state: ActionState<Verification>, form: FormData) {
  return check(state, form);
}
