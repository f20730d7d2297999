import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { contactSorts } from '@/domain/contact-search/rules';
import { contactStandings } from '@/domain/standings/rules';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { parseAsSearch } from '@/lib/search';

const parsers = {
  q: parseAsSearch,
  tag: parseAsArrayOf(parseAsString).withDefault([]),
  standing: parseAsStringLiteral(contactStandings),
  sort: parseAsStringLiteral(contactSorts).withDefault('-updated'),
  page: parseAsPage,
};

/** What of the contacts is shown, as the address says it. */
export type ContactQuery = inferParserType<typeof parsers>;

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

/** Reads the address. What a database could not take is read as nothing. */
export function readContactQuery(
  searchParams: Record<string, string | string[] | undefined>,
): ContactQuery {
  const query = load(searchParams);
  return {
    ...query,
    tag: query.tag.filter((key) => /^[\w-]+$/.test(key)),
  };
}

/** The address of the table with something chosen otherwise; a new choice begins at the first page. */
export function contactsHref(query: ContactQuery, change: Partial<ContactQuery>): string {
  return serialize(routes.contacts(), { ...query, page: 1, ...change });
}

/** The card of a contact; it remembers the table that led to it. @param own what the card itself shows. */
export function contactHref(
  contactId: string,
  query: ContactQuery,
  own: Record<string, string> = {},
): string {
  return serialize(routes.contact(contactId, own), query);
}

/** The table that led to a card. */
export function tableHref(query: ContactQuery): string {
  return serialize(routes.contacts(), query);
}

export function filterOf({ q, tag, standing }: ContactQuery) {
  return { search: q, tags: tag, standing };
}
