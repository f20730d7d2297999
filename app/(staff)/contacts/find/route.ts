import { createLoader } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { findContacts } from '@/domain/contact-search/queries';
import { parseAsSearch } from '@/lib/search';

const loadQuery = createLoader({ q: parseAsSearch });

/** The first contacts that a text finds, for the search of every page. */
export async function GET(request: Request): Promise<Response> {
  const { ctx } = await requireStaff('read');
  const { q } = loadQuery(request);
  return Response.json(await findContacts(ctx, q), {
    headers: { 'Cache-Control': 'no-store' },
  });
}
