import { format, validate } from 'stdnum/lib/cjs/no/orgnr.js';

/**
 * Reads a Norwegian organisation number as it was typed, with or without spaces.
 * @returns its nine digits, or null when length or check digit (modulus 11) is wrong.
 */
export function parseOrgnr(typed: string): string | null {
  const result = validate(typed);
  return result.isValid ? result.compact : null;
}

/** "974 760 673" */
export function formatOrgnr(orgnr: string): string {
  return format(orgnr);
}

/** Whether the text is meant as a number and not as a name. */
export function looksLikeOrgnr(typed: string): boolean {
  return /^[\d\s.]+$/.test(typed);
}

export const customerSorts = ['name', '-name', 'contacts', '-contacts'] as const;
export type CustomerSort = (typeof customerSorts)[number];

export const CUSTOMER_PAGE_SIZE = 25;
