import { createLoader, createSerializer, parseAsString } from 'nuqs/server';
import { AskAsOf } from '@/domain/as-of/input';
import type { MailableFilter } from '@/domain/as-of/rules';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

type SearchParams = Record<string, string | string[] | undefined>;

const loadPage = createLoader({ page: parseAsPage });
const serialize = createSerializer({
  asOf: parseAsString,
  purpose: parseAsString,
  q: parseAsString,
  show: parseAsString,
  page: parseAsPage,
});

/** What the address of "as of" asks. */
export type AsOfQuery = AskAsOf & { page: number };

export function readAsOfQuery(searchParams: SearchParams): AsOfQuery {
  return { ...AskAsOf.parse(searchParams), ...loadPage(searchParams) };
}

/** The address with something chosen otherwise; a new choice begins at the first page. */
export function asOfHref(
  query: AsOfQuery,
  change: { page?: number; show?: MailableFilter; asOf?: string } = {},
): string {
  return serialize(routes.asOf(), withoutEmpty({ ...query, page: 1, ...change }));
}

/** The same answer as a file. */
export function asOfFileHref(query: AsOfQuery, format: 'csv' | 'json'): string {
  const { asOf, purpose, q, show } = query;
  return routes.asOfFile({ asOf, ...(purpose && { purpose }), ...(q && { q }), show, format });
}

function withoutEmpty({ q, purpose, show, ...rest }: AsOfQuery) {
  return { ...rest, q: q || null, purpose: purpose ?? null, show: show === 'yes' ? null : show };
}
