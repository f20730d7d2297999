'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { ActionState, FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { notAskedReasons } from '@/domain/renewals/rules';
import styles from './contact-action.module.css';

type ContactActionProps = {
  contactId: string;
  action: FormAction;
  label: string;
  /** What is said when it is done. */
  done: string;
  variant?: ComponentProps<typeof SubmitButton>['variant'];
};

/** One button that does one thing for a contact, with the result beside it. */
export function ContactAction({ contactId, action, label, done, variant }: ContactActionProps) {
  const problemOf = useProblem();
  const [state, submit, isPending] = useActionState(action, { status: 'idle' });
  return (
    <form action={submit} className={styles.action}>
      <input type="hidden" name="contactId" value={contactId} />
      <SubmitButton variant={variant ?? 'secondary'}>{label}</SubmitButton>
      <Barred state={state} />
      {state.status !== 'idle' && (
        <SaveStatus
          pending={isPending}
          done={state.status === 'saved' ? done : undefined}
          problem={problemOf(state)}
        />
      )}
    </form>
  );
}

function useProblem(): (state: ActionState) => string | undefined {
  const t = useTranslations();
  return (state) => {
    if (['saved', 'idle', 'barred'].includes(state.status)) return undefined;
    if (state.status !== 'refused') return t('common.save.failed');
    const reason = notAskedReasons.find((each) => each === state.reason);
    if (reason === 'suppressed') return t('staff.contacts.linkSuppressed');
    return reason ? t(`staff.contacts.renewal.refused.${reason}`) : t('common.save.failed');
  };
}
