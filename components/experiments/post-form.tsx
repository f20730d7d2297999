'use client';

import { Alert } from '@digdir/designsystemet-react';
import { type ComponentProps, type ReactNode, useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import styles from './form.module.css';
import { useProblem } from './use-problem';

type PostFormProps = {
  values: Record<string, string | number>;
  action: FormAction;
  variant?: ComponentProps<typeof SubmitButton>['variant'];
  label: string;
  /** What stands beside the button. */
  children?: ReactNode;
};

/** One deed with one button: start, pause, go on, decide, undo. */
export function PostForm({ values, action, variant, label, children }: PostFormProps) {
  const problemOf = useProblem('deed');
  const [state, submit] = useActionState(action, { status: 'idle' });
  const problem = problemOf(state);
  return (
    <form action={submit} className={styles.form}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {problem && (
        <Alert data-color="danger" role="alert">
          {problem}
        </Alert>
      )}
      <div className={styles.buttons}>
        <SubmitButton variant={variant}>{label}</SubmitButton>
        {children}
      </div>
    </form>
  );
}
