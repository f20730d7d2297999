import 'server-only';
import { log } from '@/lib/log';
import { listenToContacts } from './context';

type Hear = () => void;
type Stream = { hearers: Map<string, Set<Hear>>; listening: Promise<unknown> | null };

// One LISTEN per process, also across reloads of the development server.
const shared = globalThis as typeof globalThis & { samtykkeStream?: Stream };

/**
 * Calls `hear` whenever something happens to the contact.
 * @returns how to stop.
 * @throws when the database cannot be listened to.
 */
export async function hearContact(contactId: string, hear: Hear): Promise<() => void> {
  shared.samtykkeStream ??= { hearers: new Map(), listening: null };
  const stream = shared.samtykkeStream;
  await startListening(stream);
  const hearers = stream.hearers.get(contactId) ?? new Set();
  stream.hearers.set(contactId, hearers.add(hear));
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) stream.hearers.delete(contactId);
  };
}

function startListening(stream: Stream): Promise<unknown> {
  stream.listening ??= listenToContacts((contactId) => {
    for (const hear of stream.hearers.get(contactId) ?? []) hear();
  }).catch((error: unknown) => {
    stream.listening = null;
    log.warn({ error }, 'The contacts cannot be listened to.');
    throw error;
  });
  return stream.listening;
}
