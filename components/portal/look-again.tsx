'use client';

import { useEffect } from 'react';

/**
 * Asks for the page anew when a person comes back to it. He may have answered elsewhere meanwhile, and a phone keeps
 * pages open for days.
 */
export function LookAgain({ lookAgain }: { lookAgain: () => Promise<void> }) {
  useEffect(() => {
    const shown = new AbortController();
    const { signal } = shown;
    // Without a network the page stands as it was.
    const look = () => void lookAgain().catch(() => {});
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && look(),
      { signal },
    );
    window.addEventListener('pageshow', (event) => event.persisted && look(), { signal });
    return () => shown.abort();
  }, [lookAgain]);
  return null;
}
