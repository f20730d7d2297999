'use server';

import { answerForm } from '@/app/_server/action';
import { systemCtx } from '@/app/_server/context';
import type { ActionState } from '@/components/ui/form-state';
import { requestNewLink } from '@/domain/portal-links/commands';
import { RequestNewLink } from '@/domain/portal-links/input';

/** Mails a new link to whoever has this address, and says the same to everyone. */
export async function requestLink(_state: ActionState, form: FormData): Promise<ActionState> {
  return answerForm(form, RequestNewLink, async (input) => {
    await requestNewLink(systemCtx('portal'), input);
    return { ok: true };
  });
}
