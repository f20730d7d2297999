'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { useProblem } from './use-problem';
import styles from './wave-form.module.css';

type StopFormProps = { waveId: string; isStopped: boolean; action: FormAction };

/** "Stopp": nobody more is invited; or "Fortsett". */
export function StopForm({ waveId, isStopped, action }: StopFormProps) {
  const t = useTranslations('staff.waves');
  const problemOf = useProblem();
  const [state, submit] = useActionState(action, { status: 'idle' });
  return (
    <form action={submit} className={styles.buttons}>
      <input type="hidden" name="waveId" value={waveId} />
      <SubmitButton variant="secondary" data-color={isStopped ? undefined : 'danger'}>
        {t(isStopped ? 'resume' : 'stop')}
      </SubmitButton>
      <span>{t(isStopped ? 'resumeHint' : 'stopHint')}</span>
      <SaveStatus problem={problemOf(state)} />
    </form>
  );
}
