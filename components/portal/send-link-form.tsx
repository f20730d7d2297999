'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import styles from './form.module.css';
import { usePortalAction } from './use-portal-action';

type SendLinkFormProps = { maskedEmail: string; action: FormAction };

/** Sends a new link to the address on file. */
export function SendLinkForm({ maskedEmail, action }: SendLinkFormProps) {
  const t = useTranslations('portal.newLink');
  const save = useTranslations('common.save');
  const { state, pending, submit, send } = usePortalAction(action);
  const hasFailed = !['idle', 'saved'].includes(state.status);
  if (state.status === 'saved') return <p role="status">{t('sentTo', { email: maskedEmail })}</p>;
  return (
    <form
      action={submit}
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        void send(new FormData(event.currentTarget));
      }}
    >
      <Button type="submit" variant="secondary" aria-busy={pending || undefined}>
        {hasFailed ? save('retry') : t('send')}
      </Button>
      <SaveStatus pending={pending} problem={hasFailed ? save('failed') : undefined} />
    </form>
  );
}
