'use client';

import { useEffect, useRef } from 'react';

/** Tells of a visit once a person does something here. A page that is only fetched or run tells nothing. */
export function VisitBeacon({ noteVisit }: { noteVisit: () => Promise<void> }) {
  const isTold = useRef(false);
  useEffect(() => {
    const heard = new AbortController();
    const hear = (event: Event) => {
      if (!event.isTrusted || isTold.current) return;
      isTold.current = true;
      heard.abort();
      // A visit that cannot be told is not worth troubling the person with.
      noteVisit().catch(() => {});
    };
    for (const type of ['pointerdown', 'keydown'])
      document.addEventListener(type, hear, { signal: heard.signal, capture: true });
    return () => heard.abort();
  }, [noteVisit]);
  return null;
}
