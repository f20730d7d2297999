'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { changeSettings } from '@/domain/settings/commands';
import { ChangeSettings } from '@/domain/settings/input';
import { getSettings } from '@/domain/settings/queries';
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

const change = staffAction(
  { permission: 'manageSettings', input: ChangeSettings },
  async (ctx, input) => {
    const result = await changeSettings(ctx, input);
    // After a conflict the page shows what holds now, so that saving once more is a choice.
    revalidatePath(routes.settings());
    return result.ok ? result : { ...result, by: (await getSettings(ctx)).updatedBy };
  },
);

/** Changes what the group has decided for itself. */
export async function saveSettings(state: ActionState, form: FormData) {
  return change(state, form);
}

/** Logs a member of staff out everywhere. */
export async function logOutEverywhere(state: ActionState<number>, form: FormData) {
  return revoke(state, form);
}
