import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, createSerializer, parseAsString, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { SearchField } from '@/components/data-table/search-field';
import { TableFrame } from '@/components/data-table/table-frame';
import { MemberTable } from '@/components/lists/member-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { openList } from '@/domain/lists/commands';
import { listMembers, MEMBER_PAGE_SIZE } from '@/domain/lists/queries';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.lists'))('title') };
}

const parsers = { q: parseAsString.withDefault(''), page: parseAsPage };
const loadQuery = createLoader(parsers);
const serialize = createSerializer(parsers);

type PageProps = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

export default async function ListPage({ params, searchParams }: PageProps) {
  const { ctx } = await requireStaff();
  const { key } = await params;
  const list = /^[\w-]+$/.test(key) ? await openList(ctx, { key }) : null;
  if (!list) notFound();
  const t = await getTranslations('staff.lists');
  const { q, page } = await loadQuery(searchParams);
  const search = q.replace(/\p{Cc}/gu, ' ');
  const { rows, total } = await listMembers(ctx, { purposeId: list.purposeId, search, page });
  const pages = pageCount(total, MEMBER_PAGE_SIZE);
  const hrefOf = (each: number) => serialize(routes.list(key), { q, page: each });
  // A page beyond the last, as after a search was narrowed: the last one is shown.
  if (page > pages) redirect(hrefOf(pages));
  return (
    <>
      <PageHeader
        title={list.listName}
        crumbs={[{ label: t('title'), href: routes.lists() }]}
        lead={`${t('company', { company: list.companyName })}. ${t('trackingHint')}`}
      />
      {list.members === 0 ? (
        <EmptyState title={t('membersEmpty')}>{t('membersEmptyHint')}</EmptyState>
      ) : (
        <TableFrame
          count={t('found', { count: total })}
          search={<SearchField label={t('search')} action={routes.list(key)} kept={{}} />}
        >
          {rows.length > 0 ? (
            <MemberTable rows={rows} label={list.listName} />
          ) : (
            <EmptyState
              title={t('nobodyFound', { search: q })}
              action={<Link href={routes.list(key)}>{t('clear')}</Link>}
            />
          )}
        </TableFrame>
      )}
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </>
  );
}
