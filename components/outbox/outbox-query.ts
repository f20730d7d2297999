import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsStringLiteral,
} from 'nuqs/server';
import { messageKinds, messageStates } from '@/domain/messages/rules';
import { parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { parseAsSearch } from '@/lib/search';

const parsers = {
  q: parseAsSearch,
  state: parseAsStringLiteral(messageStates),
  kind: parseAsStringLiteral(messageKinds),
  page: parseAsPage,
};

/** What of the outbox is shown, as the address says it. */
export type OutboxQuery = inferParserType<typeof parsers>;

/** Reads the address. What a database could not take is read as nothing. */
export const readOutboxQuery = createLoader(parsers);

const serialize = createSerializer(parsers);

/** The address of the outbox with something chosen otherwise; a new choice begins at the first page. */
export function outboxHref(query: OutboxQuery, change: Partial<OutboxQuery>): string {
  return serialize(routes.outbox(), { ...query, page: 1, ...change });
}

export function filterOf({ q, state, kind }: OutboxQuery) {
  return { search: q, state, kind };
}
