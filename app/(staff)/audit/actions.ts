'use server';

import { z } from 'zod';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { checkLedger } from '@/domain/verification/commands';
import type { LedgerCheck } from '@/domain/verification/queries';

const check = staffAction<z.ZodObject<Record<never, never>>, LedgerCheck>(
  { permission: 'readAudit', input: z.object({}) },
  async (ctx) => ({ ok: true, value: await checkLedger(ctx) }),
);

/** Checks the whole ledger, and notes who asked for it. */
export async function checkChain(state: ActionState<LedgerCheck>, form: FormData) {
  return check(state, form);
}
