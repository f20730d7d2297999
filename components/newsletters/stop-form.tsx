'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import styles from './newsletter-form.module.css';
import { useProblem } from './use-problem';

/** "Stopp": what has not left yet does not leave. */
export function StopForm({ newsletterId, action }: { newsletterId: string; action: FormAction }) {
  const t = useTranslations('staff.newsletters.progress');
  const problemOf = useProblem();
  const [state, submit] = useActionState(action, { status: 'idle' });
  return (
    <form action={submit} className={styles.buttons}>
      <input type="hidden" name="newsletterId" value={newsletterId} />
      <SubmitButton variant="secondary" data-color="danger">
        {t('stop')}
      </SubmitButton>
      <span>{t('stopHint')}</span>
      <SaveStatus problem={problemOf(state)} />
      <Barred state={state} />
    </form>
  );
}
