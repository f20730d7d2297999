'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { revokeSessions } from '@/domain/staff/commands';
import { routes } from '@/lib/routes';

const revoke = staffAction(
  { permission: 'manageStaff', input: z.strictObject({ staffId: z.uuid() }) },
  async (ctx, input) => {
    const value = await revokeSessions(ctx, input);
    revalidatePath(routes.settings());
    return { ok: true, value };
  },
);

/** Logs a member of staff out everywhere. */
export async function logOutEverywhere(state: ActionState<number>, form: FormData) {
  return revoke(state, form);
}
