'use client';

import { useEffect } from 'react';

/** So long the G of G K waits for its K. */
const SEQUENCE_MILLISECONDS = 1500;

/**
 * A key does what the element does that names it in `data-keys`: a field is focused, all else is pressed. They are written
 * as "mod+k" (Ctrl or ⌘), "alt+arrowup", "n", or one after the other, "g k". J, K and X go through the rows of a table.
 * Keys without Ctrl or Alt can be turned off, for those who speak to their machine or hit keys by mistake.
 * A field keeps its own keys, such as Alt ↓ that opens a list of choices, and a dialog keeps all of them.
 */
export function Keys({ areSingleKeysOn }: { areSingleKeysOn: boolean }) {
  useEffect(() => {
    let gAt = Number.NEGATIVE_INFINITY;
    const obey = (event: KeyboardEvent) => {
      const key = nameOf(event);
      const isOff = !areSingleKeysOn && !key.includes('+');
      if (event.defaultPrevented || isOff || isTaken(key, event.target)) return;
      const keys = event.timeStamp - gAt < SEQUENCE_MILLISECONDS ? `g ${key}` : key;
      gAt = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (walkRows(keys) || pressElement(keys)) event.preventDefault();
    };
    window.addEventListener('keydown', obey);
    return () => window.removeEventListener('keydown', obey);
  }, [areSingleKeysOn]);
  return null;
}

function nameOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): string {
  const name = key.toLowerCase();
  if (ctrlKey || metaKey) return `mod+${name}`;
  return altKey ? `alt+${name}` : name;
}

/** Whether a key belongs to a field that one writes or chooses in, or to a dialog over the page. */
function isTaken(key: string, target: EventTarget | null): boolean {
  const field = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
  const isInField = target instanceof Element && target.closest(field) !== null;
  return (isInField && !key.startsWith('mod+')) || document.querySelector('dialog:modal') !== null;
}

function pressElement(keys: string): boolean {
  const element = document.querySelector<HTMLElement>(`[data-keys="${CSS.escape(keys)}"]`);
  if (element instanceof HTMLInputElement) {
    element.focus();
    element.select();
  }
  element?.click();
  return element !== null;
}

/** J and K: the row below and above. X: chooses it, or not any more. Enter opens it, for it is the link that has the focus. */
function walkRows(keys: string): boolean {
  const rows = [...document.querySelectorAll('main tbody tr')].filter((row) => linkIn(row));
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  if (keys === 'x') {
    const box = rows[here]?.querySelector<HTMLInputElement>('input[type=checkbox]');
    box?.click();
    return box != null;
  }
  const step = { j: 1, k: -1 }[keys];
  const row = step && (here < 0 ? rows[0] : rows[here + step]);
  if (row) linkIn(row)?.focus();
  return row instanceof Element;
}

function linkIn(row: Element): HTMLAnchorElement | null {
  return row.querySelector('a[href]');
}
