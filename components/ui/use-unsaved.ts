'use client';

import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ActionState } from './form-state';

type UnsavedOptions = {
  /** The last answer of the form stands for something else than saving. */
  wasDone?: boolean;
  /** Another address of the same page shows another text in the form's place. */
  isPerAddress?: boolean;
};

/**
 * Whether something was typed that was not saved; while it is so, whoever is about to leave is asked first.
 * @returns `isUnsaved` for the words beside the button, and `watched` for the form itself
 */
export function useUnsaved(
  state: ActionState,
  pending: boolean,
  { wasDone = false, isPerAddress = false }: UnsavedOptions = {},
) {
  const form = useRef<HTMLFormElement>(null);
  const [stateWhenTyped, setStateWhenTyped] = useState<ActionState | null>(null);
  const isTypedSince = stateWhenTyped === state;
  const wasSaved = state.status === 'saved' && !wasDone;
  const isAsked = !pending && stateWhenTyped !== null && (isTypedSince || !wasSaved);
  useLeaveQuestion(form, isAsked, isPerAddress);
  return {
    isUnsaved: !pending && isTypedSince && state.status !== 'refused',
    watched: { ref: form, onChange: () => setStateWhenTyped(state) },
  };
}

/** What somebody was asked about already, when a page has several forms. */
const asked = new WeakSet<Event>();

/**
 * Asks before a link or another form leads away, and lets the browser ask before the page is closed. What stands within
 * `data-unasked` takes nothing away, or asks itself. The browser's way back cannot be stopped.
 */
function useLeaveQuestion(
  own: RefObject<HTMLFormElement | null>,
  isAsked: boolean,
  isPerAddress: boolean,
): void {
  const question = useTranslations('common')('leave');
  useEffect(() => {
    if (!isAsked) return;
    const ask = (event: Event) => {
      if (asked.has(event) || !leadsAway(event, own.current, isPerAddress)) return;
      asked.add(event);
      if (window.confirm(question)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const close = (event: Event) => event.preventDefault();
    window.addEventListener('click', ask, true);
    window.addEventListener('submit', ask, true);
    window.addEventListener('beforeunload', close);
    return () => {
      window.removeEventListener('click', ask, true);
      window.removeEventListener('submit', ask, true);
      window.removeEventListener('beforeunload', close);
    };
  }, [own, isAsked, isPerAddress, question]);
}

function leadsAway(event: Event, own: HTMLFormElement | null, isPerAddress: boolean): boolean {
  const target = event.target as Element;
  if (target.closest('[data-unasked]')) return false;
  if (event instanceof SubmitEvent) return target !== own;
  const link = target.closest<HTMLAnchorElement>('a[href]');
  const { button, ctrlKey, metaKey, shiftKey } = event as MouseEvent;
  if (!link || link.target === '_blank' || link.download) return false;
  if (button > 0 || ctrlKey || metaKey || shiftKey) return false;
  const isHere = link.origin === location.origin && link.pathname === location.pathname;
  return !isHere || (isPerAddress && !link.hash);
}
