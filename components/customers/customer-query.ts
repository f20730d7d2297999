import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { customerSorts } from '@/domain/customers/rules';
import { routes } from '@/lib/routes';

/** Beyond this there is nothing, and a database counts no further. */
const PAGE_MAX = 100_000;

const parsers = {
  q: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(customerSorts).withDefault('name'),
  page: parseAsInteger.withDefault(1),
};

/** What of the customers is shown, as the address says it. */
export type CustomerQuery = inferParserType<typeof parsers>;

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

/** Reads the address. What a database could not take is read as nothing. */
export function readCustomerQuery(
  searchParams: Record<string, string | string[] | undefined>,
): CustomerQuery {
  const query = load(searchParams);
  return {
    ...query,
    q: query.q.replace(/\p{Cc}/gu, ' '),
    page: Math.min(Math.max(1, query.page), PAGE_MAX),
  };
}

/** The address of the table with something chosen otherwise; a new choice begins at the first page. */
export function customersHref(query: CustomerQuery, change: Partial<CustomerQuery>): string {
  return serialize(routes.customers(), { ...query, page: 1, ...change });
}
