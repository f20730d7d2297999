import 'server-only';
import { headers } from 'next/headers';
import { type Connection, connect } from '@/db/client';
import { requireFewRights } from '@/db/rights';
import { type Actor, type Ctx, createCtx } from '@/domain/context';
import { env } from '@/lib/env';
import { shortUserAgent, wholeAddress } from '@/lib/request-evidence';

// One pool per process, also across reloads of the development server.
const shared = globalThis as typeof globalThis & { samtykkeConnection?: Connection };

function connection(): Connection {
  shared.samtykkeConnection ??= connect(env().DATABASE_URL, { poolMax: env().DATABASE_POOL_MAX });
  return shared.samtykkeConnection;
}

/** @throws Error when the web may do more with the ledger than it should */
export function requireFewRightsOfWeb(): Promise<void> {
  return requireFewRights(connection().sql, 'app');
}

/** A context for what the product does by itself, such as looking up a link. */
export function systemCtx(name: string): Ctx {
  return ctxFor({ type: 'system', name });
}

/** A context for one actor, with what is known of the request as evidence. */
export async function actorCtx(actor: Actor): Promise<Ctx> {
  const sent = await headers();
  return ctxFor(actor, {
    userAgent: shortUserAgent(sent.get('user-agent')),
    address: wholeAddress(sent.get('x-forwarded-for')?.split(',')[0] ?? null),
  });
}

/** A context for the contact behind a link. */
export function contactCtx(contact: {
  contactId: string;
  messageId: string;
  token: string;
  channel: 'portal' | 'unsubscribe' | 'one_click';
}): Promise<Ctx> {
  const { contactId: id, messageId, token, channel } = contact;
  return actorCtx({ type: 'contact', id, messageId, token, channel });
}

/** Calls `hear` with the id of every contact that something happened to, until `stop` is called. */
export async function listenToContacts(
  hear: (contactId: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const { unlisten } = await connection().sql.listen('contact', hear);
  return { stop: unlisten };
}

function ctxFor(actor: Actor, request: Ctx['request'] = {}): Ctx {
  const { APP_URL, LINK_SECRET } = env();
  return createCtx(connection().db, actor, { appUrl: APP_URL, linkSecret: LINK_SECRET }, request);
}
