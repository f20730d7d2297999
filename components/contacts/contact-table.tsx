'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { Features } from '@/components/data-table/table-features';
import type { ContactRow } from '@/domain/contact-search/queries';
import { fullName } from '@/domain/contacts/rules';
import { Address } from './address';
import { ContactBox } from './contact-box';
import { type ContactQuery, contactHref, contactsHref } from './contact-query';
import styles from './contact-table.module.css';
import { InvitationTag } from './invitation-tag';
import { type Purpose, PurposeAnswers } from './purpose-answers';

type ContactTableProps = {
  rows: ContactRow[];
  purposes: Purpose[];
  query: ContactQuery;
  /** Whether rows can be chosen, and whether all are; null for who may not. */
  selection: 'some' | 'all' | null;
};

const helper = createColumnHelper<Features, ContactRow>();

/** The contacts that the server found, one row each. */
export function ContactTable({ rows, purposes, query, selection }: ContactTableProps) {
  const t = useTranslations('staff.contacts');
  const format = useFormatter();
  const columns = useMemo(
    () =>
      helper.columns([
        helper.accessor(fullName, {
          id: 'name',
          header: t('column.name'),
          enableSorting: true,
          cell: ({ getValue, row }) => (
            <span className={styles.name}>
              {selection && (
                <ContactBox
                  key={selection}
                  contactId={row.original.id}
                  name={getValue() || (row.original.email ?? '')}
                  isAll={selection === 'all'}
                />
              )}
              <Link href={contactHref(row.original.id, query)}>
                {getValue() || row.original.email}
              </Link>
            </span>
          ),
        }),
        helper.accessor('customerName', {
          id: 'customer',
          header: t('column.customer'),
          enableSorting: true,
          cell: ({ getValue }) => <span className={styles.words}>{getValue()}</span>,
        }),
        helper.accessor('email', {
          header: t('column.email'),
          enableSorting: true,
          cell: ({ getValue }) => <Address email={getValue()} />,
        }),
        helper.accessor('decisions', {
          header: t('column.consents'),
          enableSorting: false,
          cell: ({ getValue, row }) => (
            <PurposeAnswers
              decisions={getValue()}
              toRenew={row.original.toRenew}
              purposes={purposes}
            />
          ),
        }),
        helper.accessor('invitation', {
          header: t('column.invitation'),
          enableSorting: false,
          cell: ({ getValue }) => <InvitationTag progress={getValue()} />,
        }),
        helper.accessor('registeredByName', {
          header: t('column.registeredBy'),
          enableSorting: false,
          cell: ({ getValue }) => <span className={styles.words}>{getValue()}</span>,
        }),
        helper.accessor('updatedAt', {
          id: 'updated',
          header: t('column.updated'),
          enableSorting: true,
          cell: ({ getValue }) => (
            <time dateTime={getValue().toISOString()} className={styles.quiet}>
              {format.dateTime(getValue(), { day: 'numeric', month: 'short', year: 'numeric' })}
            </time>
          ),
        }),
      ]),
    [t, format, purposes, query, selection],
  );
  return (
    <DataTable
      caption={t('title')}
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      sort={query.sort}
      sortHref={(sort) => contactsHref(query, { sort: sort as ContactQuery['sort'] })}
    />
  );
}
