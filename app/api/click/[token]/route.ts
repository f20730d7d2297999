import { systemCtx } from '@/app/_server/context';
import { recordTracking } from '@/domain/tracking/commands';
import { env } from '@/lib/env';
import { openLink, type SealedLink } from '@/lib/tokens';

type Context = { params: Promise<{ token: string }> };

/** Counts a click, while the contact consents to it, and leads on. The seal covers the target. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const click = await openClick(request, params);
  if (!click) return new Response(null, { status: 404 });
  await recordTracking(systemCtx('tracking'), { ...click, kind: 'click' });
  return leadTo(click.url);
}

/** Leads on and counts nothing. */
export async function HEAD(request: Request, { params }: Context): Promise<Response> {
  const click = await openClick(request, params);
  return click ? leadTo(click.url) : new Response(null, { status: 404 });
}

async function openClick(
  request: Request,
  params: Context['params'],
): Promise<(SealedLink & { url: string }) | null> {
  const url = new URL(request.url).searchParams.get('url') ?? '';
  const link = openLink('click', (await params).token, env().LINK_SECRET, url);
  if (!link || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return { ...link, url: new URL(url).href };
}

function leadTo(location: string): Response {
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}
