'use client';

import { useState } from 'react';
import type { ActionState } from './form-state';

type Opened = {
  version: number;
  /** What the form shows of it. */
  kept: string;
};

/**
 * The version that stands for what a form shows. The page may be drawn anew around it, and its fields stay: so the
 * version follows only where they are still what is kept. Else the save is refused until the page is loaded anew.
 * @param state its value is the version that the form's own save made
 * @param kept what the fields were filled with
 */
export function useOpenedVersion(state: ActionState, version: number, kept: unknown): number {
  const now = { version, kept: JSON.stringify(kept) };
  const [opened, setOpened] = useState<Opened>(() => firstOpened(now, state));
  const next = followVersion(opened, now, state);
  if (next.version !== opened.version) setOpened(next);
  return next.version;
}

/**
 * What a form stands for as it is first drawn. Without JavaScript each answer draws the page anew: a form that comes back
 * with what was typed still stands for the version that was sent with it.
 */
export function firstOpened(now: Opened, state: ActionState): Opened {
  const sent = 'reply' in state ? state.reply?.initialValue?.version : undefined;
  return sent === undefined ? now : { version: Number(sent), kept: '' };
}

/** What a form stands for once the page has changed around it. */
export function followVersion(opened: Opened, now: Opened, state: ActionState): Opened {
  const isOwn = state.status === 'saved' && state.value === now.version;
  return isOwn || now.kept === opened.kept ? now : opened;
}
