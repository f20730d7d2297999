import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { messageKinds, messageStates } from '@/domain/messages/rules';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

const parsers = {
  q: parseAsString.withDefault(''),
  state: parseAsStringLiteral(messageStates),
  kind: parseAsStringLiteral(messageKinds),
  page: parseAsPage,
};

/** What of the outbox is shown, as the address says it. */
export type OutboxQuery = inferParserType<typeof parsers>;

const load = createLoader(parsers);
const serialize = createSerializer(parsers);

/** Reads the address. What a database could not take is read as nothing. */
export function readOutboxQuery(
  searchParams: Record<string, string | string[] | undefined>,
): OutboxQuery {
  const query = load(searchParams);
  return { ...query, q: query.q.replace(/\p{Cc}/gu, ' ') };
}

/** The address of the outbox with something chosen otherwise; a new choice begins at the first page. */
export function outboxHref(query: OutboxQuery, change: Partial<OutboxQuery>): string {
  return serialize(routes.outbox(), { ...query, page: 1, ...change });
}

export function filterOf({ q, state, kind }: OutboxQuery) {
  return { search: q, state, kind };
}
