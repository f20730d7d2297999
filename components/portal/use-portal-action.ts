'use client';

import { useActionState, useState } from 'react';
import type { ActionState, FormAction } from '@/components/ui/form-state';

export type PortalFormState<Value = unknown> = ActionState<Value> | { status: 'offline' };

/**
 * Sends a form and keeps what was typed whatever happens: React would empty it after its action,
 * and a network that is down would end the page. Without JavaScript `submit` is the form's action.
 */
export function usePortalAction<Value>(action: FormAction<Value>) {
  const [posted, submit] = useActionState(action, { status: 'idle' });
  const [sent, setSent] = useState<PortalFormState<Value>>();
  const [pending, setPending] = useState(false);

  const send = async (data: FormData) => {
    if (pending) return;
    setPending(true);
    setSent(await action({ status: 'idle' }, data).catch(() => ({ status: 'offline' }) as const));
    setPending(false);
  };

  return { state: sent ?? posted, pending, submit, send };
}

/** What is said of a form that did not arrive, or failed there: the one of which nobody knows says so. */
export function failureOf({ status }: PortalFormState): 'failed' | 'noReply' | undefined {
  if (status === 'offline') return 'noReply';
  return status === 'failed' ? 'failed' : undefined;
}
