import { systemCtx } from '@/app/_server/context';
import { findPortalLink } from '@/domain/portal-links/queries';
import { exportOwnData } from '@/domain/privacy/queries';
import { routes } from '@/lib/routes';

type Context = { params: Promise<{ token: string }> };

/** Everything that is kept about the contact, as a file. Only a fresh link gives it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const ctx = systemCtx('portal');
  const link = await findPortalLink(ctx, token);
  if (link?.mode !== 'full') {
    const location = link ? routes.portal(token) : routes.preferences();
    return new Response(null, { status: 303, headers: { location } });
  }
  return new Response(JSON.stringify(await exportOwnData(ctx, link.contactId), null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': 'attachment; filename="samtykke.json"',
      'cache-control': 'no-store',
    },
  });
}
