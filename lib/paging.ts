/** How many pages `total` rows fill; one when there are none. */
export function pageCount(total: number, pageSize: number): number {
  return Math.max(1, Math.ceil(total / pageSize));
}

/** The page that a URL asks for, from 1. What is no page is the first. */
export function pageOf(text: string | string[] | undefined): number {
  const page = Number(text);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

/** One value of a URL's query, or the empty string. */
export function textOf(text: string | string[] | undefined): string {
  return (Array.isArray(text) ? text[0] : text) ?? '';
}
