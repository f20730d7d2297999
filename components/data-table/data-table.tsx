'use client';

import { type ColumnDef, type RowData, useTable } from '@tanstack/react-table';
import styles from './data-table.module.css';
import { SortLink } from './sort-link';
import { type Features, features } from './table-features';

type DataTableProps<Row extends RowData> = {
  /** What the table holds, for those who do not see it. */
  caption: string;
  columns: ColumnDef<Features, Row, unknown>[];
  rows: Row[];
  rowId: (row: Row) => string;
  /** The column that orders the rows, with a minus for the last first. */
  sort: string;
  sortHref: (sort: string) => string;
};

/** A page of rows that the server found and sorted. On a phone each row is a card. */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowId, sort, sortHref } = props;
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: rowId,
    manualSorting: true,
    state: { sorting: [{ id: sort.replace('-', ''), desc: sort.startsWith('-') }] },
  });
  return (
    <table className={styles.table}>
      <caption className="ds-sr-only">{caption}</caption>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map(({ id, column }) => (
              <SortLink
                key={id}
                label={String(column.columnDef.header)}
                sorted={column.getIsSorted()}
                href={
                  column.columnDef.enableSorting
                    ? sortHref(column.getIsSorted() === 'asc' ? `-${id}` : id)
                    : null
                }
              />
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.id}>
            {row.getAllCells().map((cell) => (
              <td key={cell.id} data-label={String(cell.column.columnDef.header)}>
                <table.FlexRender cell={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
