'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import type { ActionState, FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './outbox.module.css';

type DecideMessageProps = {
  messageId: string;
  state: 'failed' | 'unknown';
  resend: FormAction;
  confirmArrival: FormAction;
};

/** A mail that failed or was cut off: only a person can say what to do. */
export function DecideMessage({ messageId, state, resend, confirmArrival }: DecideMessageProps) {
  const t = useTranslations('staff.outbox');
  return (
    <div className={styles.decision}>
      <p>{t(state === 'failed' ? 'decideFailed' : 'decideUnknown')}</p>
      <div className={styles.buttons}>
        <Decision action={resend} messageId={messageId} kind="retry" />
        {state === 'unknown' && (
          <Decision action={confirmArrival} messageId={messageId} kind="settle" />
        )}
      </div>
    </div>
  );
}

type DecisionProps = { action: FormAction; messageId: string; kind: 'retry' | 'settle' };

function Decision({ action, messageId, kind }: DecisionProps) {
  const t = useTranslations('staff.outbox');
  const locale = useLocale() as Locale;
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const done = (at: string) =>
    t(kind === 'retry' ? 'retried' : 'settled', { time: formatTime(new Date(at), locale) });
  return (
    <form action={submit} className={styles.buttons}>
      <input type="hidden" name="messageId" value={messageId} />
      <SubmitButton variant={kind === 'retry' ? 'primary' : 'secondary'}>{t(kind)}</SubmitButton>
      <Barred state={state} />
      {state.status !== 'idle' && (
        <SaveStatus
          pending={pending}
          done={state.status === 'saved' ? done(state.at) : undefined}
          problem={problemKey(state) && t(`error.${problemKey(state) ?? 'failed'}`)}
        />
      )}
    </form>
  );
}

function problemKey(state: ActionState): 'notWaiting' | 'failed' | undefined {
  if (['saved', 'idle', 'barred'].includes(state.status)) return undefined;
  return state.status === 'refused' && state.reason === 'notWaiting' ? 'notWaiting' : 'failed';
}
