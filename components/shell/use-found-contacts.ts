import { useEffect, useState } from 'react';
import type { FoundContact } from '@/domain/contact-search/queries';
import { routes } from '@/lib/routes';

const WAIT_MILLISECONDS = 150;

/** The contacts that a text finds, a moment after it was typed. None while it cannot be told. */
export function useFoundContacts(text: string): FoundContact[] {
  const [found, setFound] = useState<FoundContact[]>([]);
  useEffect(() => {
    const search = text.trim();
    const asking = new AbortController();
    const timer = setTimeout(async () => {
      const contacts = search ? await ask(search, asking.signal) : [];
      if (!asking.signal.aborted) setFound(contacts);
    }, WAIT_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      asking.abort();
    };
  }, [text]);
  return found;
}

async function ask(search: string, signal: AbortSignal): Promise<FoundContact[]> {
  const found = routes.findContacts({ q: search });
  // Who is logged out by now is led to the log-in, which is no list of contacts.
  const answer = await fetch(found, { signal, redirect: 'manual' }).catch(() => null);
  return answer?.ok ? answer.json() : [];
}
