'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import styles from './revoke-sessions.module.css';

type RevokeSessionsProps = { staffId: string; name: string; action: FormAction<number> };

/** "Logg ut overalt", and what came of it. */
export function RevokeSessions({ staffId, name, action }: RevokeSessionsProps) {
  const t = useTranslations('staff.settings');
  const [state, submit] = useActionState(action, { status: 'idle' });
  return (
    <form
      action={submit}
      onSubmit={(event) => {
        if (!window.confirm(t('revokeSure', { name }))) event.preventDefault();
      }}
      className={styles.form}
      data-unasked
    >
      <input type="hidden" name="staffId" value={staffId} />
      <SubmitButton variant="tertiary" data-size="sm">
        {t('revoke')} <span className="ds-sr-only">{name}</span>
      </SubmitButton>
      <Barred state={state} />
      <span role="status">
        {state.status === 'saved' && t('revoked', { count: state.value })}
        {(state.status === 'failed' || state.status === 'refused') && t('failed')}
      </span>
    </form>
  );
}
