'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import styles from './form.module.css';
import { Section } from './section';
import { failureOf, usePortalAction } from './use-portal-action';

type MaskedDetailsProps = { maskedEmail: string; isOpen: boolean; action: FormAction };

/** Details that this link may not show, and a new link to the address on file, which may. */
export function MaskedDetails({ maskedEmail, isOpen, action }: MaskedDetailsProps) {
  const t = useTranslations('portal.newLink');
  const details = useTranslations('portal.details');
  const save = useTranslations('common.save');
  const { state, pending, submit, send } = usePortalAction(action);
  const hasFailed = !['idle', 'saved'].includes(state.status);
  return (
    <Section title={details('title')} open={isOpen || state.status !== 'idle'}>
      <p>{details('masked', { email: maskedEmail })}</p>
      {state.status === 'saved' ? (
        <p role="status">{t('sentTo', { email: maskedEmail })}</p>
      ) : (
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
          <SaveStatus
            pending={pending}
            problem={hasFailed ? save(failureOf(state) ?? 'failed') : undefined}
          />
        </form>
      )}
    </Section>
  );
}
