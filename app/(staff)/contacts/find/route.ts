import { requireStaff } from '@/app/_server/session';
import { findContacts } from '@/domain/contact-search/queries';

/** The first contacts that a text finds, for the search of every page. */
export async function GET(request: Request): Promise<Response> {
  const { ctx } = await requireStaff('read');
  const search = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json(await findContacts(ctx, search), {
    headers: { 'Cache-Control': 'no-store' },
  });
}
