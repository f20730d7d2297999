'use server';

import { answerForm } from '@/app/_server/action';
import { systemCtx } from '@/app/_server/context';
import { TRAP_FIELD } from '@/components/portal/trap-field';
import type { ActionState } from '@/components/ui/form-state';
import { registerFromForm } from '@/domain/contacts/commands';
import { ContactMe } from '@/domain/contacts/input';
import { isLocale, type Locale } from '@/lib/i18n/locales';

/** Keeps who wants to be contacted. A program that fills in every field is thanked too. */
export async function contactMe(
  locale: Locale,
  _state: ActionState,
  form: FormData,
): Promise<ActionState> {
  const isTrapped = Boolean(form.get(TRAP_FIELD));
  form.delete(TRAP_FIELD);
  return answerForm(form, ContactMe, async (input) => {
    // A browser may post anything.
    const written = isLocale(locale) ? locale : 'nb';
    if (!isTrapped)
      await registerFromForm(systemCtx('contact form'), { ...input, locale: written });
    return { ok: true };
  });
}
