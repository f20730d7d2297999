import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ContactFilters } from '@/components/contacts/contact-filters';
import { contactsHref, filterOf, readContactQuery } from '@/components/contacts/contact-query';
import { ContactTable } from '@/components/contacts/contact-table';
import { NoContacts } from '@/components/contacts/no-contacts';
import { RenewalPanel } from '@/components/contacts/renewal-panel';
import { SearchField } from '@/components/data-table/search-field';
import { TableFrame } from '@/components/data-table/table-frame';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { SelectionBar } from '@/components/waves/selection-bar';
import { listPurposes } from '@/domain/consent/queries';
import { listContacts } from '@/domain/contact-search/queries';
import { PAGE_SIZE } from '@/domain/contact-search/rules';
import { forecastRenewals } from '@/domain/renewals/queries';
import { mayDo } from '@/domain/staff/rules';
import { pageCount } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { sendRenewalsByForm } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.contacts'))('title') };
}

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx, staff } = await requireStaff('read');
  const t = await getTranslations('staff.contacts');
  const search = await searchParams;
  const query = readContactQuery(search);
  const [{ rows, total }, purposes] = await Promise.all([
    listContacts(ctx, { filter: filterOf(query), sort: query.sort, page: query.page }),
    listPurposes(ctx),
  ]);
  // A page beyond the last, as after a search was narrowed: the last one is shown.
  if (rows.length === 0 && total > 0)
    redirect(contactsHref(query, { page: pageCount(total, PAGE_SIZE) }));
  const mayEdit = mayDo(staff.role, 'editContacts');
  const isAll = search.all === '1';
  const mayAsk = mayEdit && query.standing === 'renew' && total > 0;
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          mayEdit && (
            <>
              {mayAsk && (
                <Button asChild variant="secondary">
                  <Link href={`${contactsHref(query, {})}&ask=1`}>{t('renewal.askAll')}</Link>
                </Button>
              )}
              <Button asChild>
                <Link href={routes.newContact()} aria-keyshortcuts="N" data-keys="n">
                  <PlusIcon aria-hidden fontSize="1.25em" />
                  {t('new')}
                </Link>
              </Button>
            </>
          )
        }
      />
      {mayAsk && search.ask && (
        <RenewalPanel
          query={query}
          forecast={await forecastRenewals(ctx, filterOf(query))}
          action={sendRenewalsByForm}
        />
      )}
      <TableFrame
        count={t('count', { count: total })}
        search={
          <SearchField label={t('search')} action={routes.contacts()} kept={keptBySearch(query)} />
        }
        filters={<ContactFilters query={query} purposes={purposes} />}
      >
        {mayEdit && total > 0 && (
          <SelectionBar query={query} total={total} shown={rows.length} isAll={isAll} />
        )}
        {rows.length > 0 ? (
          <ContactTable
            rows={rows}
            purposes={purposes}
            query={query}
            selection={mayEdit ? (isAll ? 'all' : 'some') : null}
          />
        ) : (
          <NoContacts query={query} mayEdit={mayEdit} />
        )}
      </TableFrame>
      <PageLinks
        page={query.page}
        pages={pageCount(total, PAGE_SIZE)}
        hrefOf={(page) => contactsHref(query, { page })}
      />
    </>
  );
}

function keptBySearch({ tag, standing, sort }: ReturnType<typeof readContactQuery>) {
  return {
    ...(tag.length > 0 && { tag: tag.join(',') }),
    ...(standing && { standing }),
    sort,
  };
}
