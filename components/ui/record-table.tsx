import type { ReactNode } from 'react';
import styles from './record-table.module.css';

export type Column = { key: string; label: string; numeric?: boolean };
export type Row = { id: string; cells: Record<string, ReactNode> };

type RecordTableProps = { label: string; columns: Column[]; rows: Row[] };

/** A table of records. On a narrow screen each row is a card under its first cell. */
export function RecordTable({ label, columns, rows }: RecordTableProps) {
  return (
    // The roles keep the table a table where a narrow screen lays its rows out as cards.
    <table className={styles.table} role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              className={column.numeric ? styles.numeric : undefined}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={row.id} role="row">
            {columns.map((column) => (
              <td
                key={column.key}
                role="cell"
                data-label={column.label}
                className={column.numeric ? styles.numeric : undefined}
              >
                <div>{row.cells[column.key]}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
