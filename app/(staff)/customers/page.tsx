import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { customersHref, readCustomerQuery } from '@/components/customers/customer-query';
import { CustomerTable } from '@/components/customers/customer-table';
import { NoCustomers } from '@/components/customers/no-customers';
import { SearchField } from '@/components/data-table/search-field';
import { TableFrame } from '@/components/data-table/table-frame';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listCustomers } from '@/domain/customers/queries';
import { CUSTOMER_PAGE_SIZE } from '@/domain/customers/rules';
import { mayDo } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.customers'))('title') };
}

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function CustomersPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, staff } = await requireStaff('read');
  const t = await getTranslations('staff.customers');
  const query = readCustomerQuery(await searchParams);
  const { q: search, sort, page } = query;
  const { rows, total } = await listCustomers(ctx, { search, sort, page });
  const pages = Math.max(1, Math.ceil(total / CUSTOMER_PAGE_SIZE));
  if (rows.length === 0 && total > 0) redirect(customersHref(query, { page: pages }));
  const mayEdit = mayDo(staff.role, 'editContacts');
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayEdit && (
            <Button asChild>
              <Link href={routes.newCustomer()} aria-keyshortcuts="N" data-keys="n">
                <PlusIcon aria-hidden fontSize="1.25em" />
                {t('new')}
              </Link>
            </Button>
          )
        }
      />
      <TableFrame
        count={t('count', { count: total })}
        search={<SearchField label={t('search')} action={routes.customers()} kept={{ sort }} />}
      >
        {rows.length > 0 ? (
          <CustomerTable rows={rows} query={query} />
        ) : (
          <NoCustomers search={search} mayEdit={mayEdit} />
        )}
      </TableFrame>
      <PageLinks page={page} pages={pages} hrefOf={(page) => customersHref(query, { page })} />
    </>
  );
}
