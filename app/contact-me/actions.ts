'use server';

import { answerForm } from '@/app/_server/action';
import { systemCtx } from '@/app/_server/context';
import { TRAP_FIELD } from '@/components/portal/trap-field';
import type { ActionState } from '@/components/ui/form-state';
import { registerFromForm } from '@/domain/contacts/commands';
import { ContactMe } from '@/domain/contacts/input';

/** Keeps who wants to be contacted. A program that fills in every field is thanked too. */
export async function contactMe(_state: ActionState, form: FormData): Promise<ActionState> {
  const isTrapped = Boolean(form.get(TRAP_FIELD));
  form.delete(TRAP_FIELD);
  return answerForm(form, ContactMe, async (input) => {
    if (!isTrapped) await registerFromForm(systemCtx('contact form'), input);
    return { ok: true };
  });
}
