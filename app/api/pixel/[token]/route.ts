import { systemCtx } from '@/app/_server/context';
import { recordTracking } from '@/domain/tracking/commands';
import { env } from '@/lib/env';
import { openLink } from '@/lib/tokens';

type Context = { params: Promise<{ token: string }> };

/** A transparent GIF of one pixel. */
const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Counts an opening, while the contact consents to it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const link = openLink('pixel', (await params).token, env().LINK_SECRET);
  if (!link) return new Response(null, { status: 404 });
  await recordTracking(systemCtx('tracking'), { ...link, kind: 'open' });
  return pixel(GIF);
}

/** Counts nothing. */
export async function HEAD(_request: Request, { params }: Context): Promise<Response> {
  const link = openLink('pixel', (await params).token, env().LINK_SECRET);
  return link ? pixel(null) : new Response(null, { status: 404 });
}

function pixel(body: BodyInit | null): Response {
  return new Response(body, {
    headers: { 'content-type': 'image/gif', 'cache-control': 'no-store' },
  });
}
