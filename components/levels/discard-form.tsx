'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { useProblem } from './use-problem';

/** Throws the draft of a level away, in every language. */
export function DiscardForm({ levelKey, action }: { levelKey: string; action: FormAction }) {
  const t = useTranslations('staff.levels.form');
  const problemOf = useProblem();
  const [state, submit] = useActionState(action, { status: 'idle' });
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        if (!window.confirm(t('discardSure'))) event.preventDefault();
      }}
      data-unasked
    >
      <input type="hidden" name="levelKey" value={levelKey} />
      <SubmitButton variant="tertiary" data-color="danger">
        {t('discard')}
      </SubmitButton>
      <SaveStatus problem={problemOf(state)} />
      <Barred state={state} />
    </form>
  );
}
