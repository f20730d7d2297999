import { createParser } from 'nuqs/server';

const PAGE_MAX = 100_000;

/** How many pages `total` rows fill; one when there are none. */
export function pageCount(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** The page that a URL asks for, from 1. What is no page is the first. */
export const parseAsPage = createParser({
  parse: (text) => (/^[1-9]\d*$/.test(text) && Number(text) <= PAGE_MAX ? Number(text) : null),
  serialize: String,
}).withDefault(1);
