import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from 'nuqs/server';
import { customerSorts } from '@/domain/customers/rules';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { parseAsSearch } from '@/lib/search';

const parsers = {
  q: parseAsSearch,
  sort: parseAsStringLiteral(customerSorts).withDefault('name'),
  page: parseAsPage,
};

/** What of the customers is shown, as the address says it. */
export type CustomerQuery = inferParserType<typeof parsers>;

/** Reads the address. What a database could not take is read as nothing. */
export const readCustomerQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the table with something chosen otherwise; a new choice begins at the first page. */
export function customersHref(query: CustomerQuery, change: Partial<CustomerQuery>): string {
  return serialize(routes.customers(), { ...query, page: 1, ...change });
}
