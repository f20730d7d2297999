'use server';

import { parseWithZod } from '@conform-to/zod/v4';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { type Refusal, staffAction } from '@/app/_server/action';
import { admitStaff } from '@/app/_server/session';
import { sendTestMail } from '@/app/_server/test-mail';
import type { ActionState } from '@/components/ui/form-state';
import type { Ctx } from '@/domain/context';
import {
  addText,
  createExperiment,
  editSenders,
  editSettings,
  editText,
  removeText,
} from '@/domain/experiment-setup/commands';
import {
  AddText,
  CreateExperiment,
  EditSenders,
  EditSettings,
  EditText,
  RemoveText,
  TryWords,
} from '@/domain/experiment-setup/input';
import {
  decideExperiment,
  pauseExperiment,
  resumeExperiment,
  startExperiment,
  undoDecision,
} from '@/domain/experiments/commands';
import { ChangeExperiment, DecideExperiment } from '@/domain/experiments/input';
import { routes } from '@/lib/routes';
import { typedFields } from '@/lib/typed-fields';

const permission = 'editInvitations';

/** A new draft gets a page of its own. */
export async function createExperimentByForm(state: ActionState, form: FormData) {
  const create = staffAction({ permission, input: CreateExperiment }, async (ctx, input) => {
    const t = await getTranslations('staff.experiments');
    const created = await createExperiment(ctx, { ...input, firstText: t('firstText') });
    if (created.ok) redirect(routes.editExperiment(created.experimentId));
    return created;
  });
  return create(state, form);
}

export async function editSettingsByForm(state: ActionState, form: FormData) {
  return change(EditSettings, editSettings)(state, form);
}

export async function addTextByForm(state: ActionState, form: FormData) {
  return change(AddText, addText)(state, form);
}

/** One form, two buttons: it keeps the words, or sends them to who typed them and keeps what was typed on the screen. */
export async function writeTextByForm(state: ActionState, form: FormData): Promise<ActionState> {
  const admitted = await admitStaff(permission);
  if ('status' in admitted) return admitted;
  if (form.get('deed') !== 'test') return change(EditText, editText)(state, form);
  const send = staffAction({ permission, input: TryWords }, async (_ctx, input) => {
    const sent = await sendTestMail(admitted, input);
    return sent.ok ? { ok: true, value: 'tested' as unknown } : sent;
  });
  const tested = await send(state, form);
  const reply = parseWithZod(typedFields(form), { schema: TryWords }).reply();
  return tested.status === 'saved' ? { ...tested, reply } : tested;
}

export async function removeTextByForm(state: ActionState, form: FormData) {
  return change(RemoveText, removeText)(state, form);
}

export async function editSendersByForm(state: ActionState, form: FormData) {
  return change(EditSenders, editSenders)(state, form);
}

export async function startByForm(state: ActionState, form: FormData) {
  return change(ChangeExperiment, startExperiment, routes.experiment)(state, form);
}

export async function pauseByForm(state: ActionState, form: FormData) {
  return change(ChangeExperiment, pauseExperiment)(state, form);
}

export async function resumeByForm(state: ActionState, form: FormData) {
  return change(ChangeExperiment, resumeExperiment)(state, form);
}

export async function decideByForm(state: ActionState, form: FormData) {
  return change(DecideExperiment, decideExperiment, routes.experiment)(state, form);
}

export async function undoDecisionByForm(state: ActionState, form: FormData) {
  return change(ChangeExperiment, undoDecision)(state, form);
}

/**
 * What was saved is shown by every page, also by the back button. What was refused leaves the page as it is, so that its
 * message stays; but a start that was stopped shows what stops it.
 */
function change<Schema extends z.ZodType<{ experimentId: string }>>(
  input: Schema,
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<{ ok: true; version?: number } | Refusal>,
  next?: (experimentId: string) => string,
) {
  return staffAction<Schema, unknown>({ permission, input }, async (ctx, parsed) => {
    const outcome = await run(ctx, parsed);
    if (outcome.ok || outcome.reason === 'notReady')
      revalidatePath(routes.experiment(parsed.experimentId), 'layout');
    if (!outcome.ok) return outcome;
    if (next) redirect(next(parsed.experimentId));
    return { ok: true, value: outcome.version };
  });
}
