import { contactCtx, systemCtx } from '@/app/_server/context';
import { newRequestId } from '@/domain/context';
import { unsubscribe } from '@/domain/unsubscribe/commands';
import { findUnsubscribeLink } from '@/domain/unsubscribe/queries';
import { ownScope } from '@/domain/unsubscribe/rules';
import { routes } from '@/lib/routes';

type Context = { params: Promise<{ token: string }> };

const plain = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

/**
 * The one-click unsubscribe of RFC 8058: the mail program posts, without cookie or log-in, and is
 * answered without a redirect. Whatever the body is, the link alone says what is meant. Again is the
 * same as once, for a no that holds already writes nothing.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const link = await findUnsubscribeLink(systemCtx('unsubscribe'), (await params).token);
  if (!link) return new Response('Unknown link.\n', { status: 404, headers: plain });
  const ctx = await contactCtx({ ...link, channel: 'one_click' });
  await unsubscribe(ctx, link, { scope: ownScope(link), requestId: newRequestId() });
  return new Response('Unsubscribed.\n', { headers: plain });
}

/** Scanners open links: whoever looks is led to the page with the button. HEAD is answered the same. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const location = routes.unsubscribe(encodeURIComponent((await params).token));
  return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
}
