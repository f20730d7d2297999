'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** A question that a link has just asked for: whoever uses the keyboard or hears the page stands there at once. */
export function TakeFocus({ children }: { children: ReactNode }) {
  const question = useRef<HTMLDivElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <div ref={question} tabIndex={-1}>
      {children}
    </div>
  );
}
