'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { Features } from '@/components/data-table/table-features';
import type { CustomerRow } from '@/domain/customers/queries';
import { formatOrgnr } from '@/domain/customers/rules';
import { routes } from '@/lib/routes';
import { type CustomerQuery, customersHref } from './customer-query';

type CustomerTableProps = { rows: CustomerRow[]; query: CustomerQuery };

const helper = createColumnHelper<Features, CustomerRow>();

/** The customers that the server found, one row each. */
export function CustomerTable({ rows, query }: CustomerTableProps) {
  const t = useTranslations('staff.customers');
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor('name', {
          header: t('column.name'),
          enableSorting: true,
          cell: ({ getValue, row }) => (
            <Link href={routes.customer(row.original.id)}>{getValue()}</Link>
          ),
        }),
        helper.accessor('orgnr', {
          header: t('column.orgnr'),
          enableSorting: false,
          cell: ({ getValue }) => {
            const orgnr = getValue();
            return orgnr && formatOrgnr(orgnr);
          },
        }),
        helper.accessor('contactCount', {
          id: 'contacts',
          header: t('column.contacts'),
          enableSorting: true,
        }),
      ]),
    [t],
  );
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={query.sort}
      sortHref={(sort) => customersHref(query, { sort: sort as CustomerQuery['sort'] })}
    />
  );
}
