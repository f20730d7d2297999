'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { staffAction } from '@/app/_server/action';
import type { ActionState } from '@/components/ui/form-state';
import { changePace, createWave, resumeWave, stopWave } from '@/domain/waves/commands';
import { ChangePace, CreateWaveForm, OneWave } from '@/domain/waves/input';
import { routes } from '@/lib/routes';

const permission = 'editContacts';

export async function startWaveByForm(state: ActionState, form: FormData) {
  const start = staffAction({ permission, input: CreateWaveForm }, async (ctx, input) => {
    const made = await createWave(ctx, input);
    if (made.ok) redirect(routes.wave(made.waveId));
    return made;
  });
  return start(state, form);
}

export async function changePaceByForm(state: ActionState, form: FormData) {
  const change = staffAction<typeof ChangePace, unknown>(
    { permission, input: ChangePace },
    async (ctx, input) => {
      const changed = await changePace(ctx, input);
      if (!changed.ok) return changed;
      revalidatePath(routes.wave(input.waveId));
      return { ok: true, value: changed.version };
    },
  );
  return change(state, form);
}

export async function stopWaveByForm(state: ActionState, form: FormData) {
  const stop = staffAction({ permission, input: OneWave }, async (ctx, input) => {
    const stopped = await stopWave(ctx, input);
    if (stopped.ok) revalidatePath(routes.wave(input.waveId));
    return stopped;
  });
  return stop(state, form);
}

export async function resumeWaveByForm(state: ActionState, form: FormData) {
  const resume = staffAction({ permission, input: OneWave }, async (ctx, input) => {
    const resumed = await resumeWave(ctx, input);
    if (resumed.ok) revalidatePath(routes.wave(input.waveId));
    return resumed;
  });
  return resume(state, form);
}
