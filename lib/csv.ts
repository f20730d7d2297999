import { stringify } from 'csv-stringify/sync';

/**
 * Rows as a CSV file (RFC 4180) that a Norwegian spreadsheet opens as it is: UTF-8 with a mark, and
 * semicolons, and decimals after a comma. A cell that begins like a formula is kept from being one.
 * @param columns the heading of each column by its key, in order.
 */
export function toCsv<Key extends string>(
  columns: Record<Key, string>,
  rows: readonly Record<Key, string | number | null>[],
): string {
  return stringify([...rows], {
    header: true,
    columns: Object.entries<string>(columns).map(([key, header]) => ({ key, header })),
    delimiter: ';',
    bom: true,
    cast: { number: (count) => String(count).replace('.', ',') },
    escape_formulas: true,
    record_delimiter: 'windows',
    // A line break within a cell, whichever it is.
    quoted_match: /[\r\n]/,
  });
}
