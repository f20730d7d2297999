import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, createSerializer, parseAsString, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import styles from '@/components/as-of/as-of.module.css';
import { MomentMenu } from '@/components/as-of/moment-menu';
import { PastBanner } from '@/components/as-of/past-banner';
import { SearchField } from '@/components/data-table/search-field';
import { TableFrame } from '@/components/data-table/table-frame';
import { MemberTable } from '@/components/lists/member-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { TextLink } from '@/components/ui/text-link';
import { listMembersAsOf } from '@/domain/as-of/queries';
import { readMoment } from '@/domain/as-of/rules';
import { openList } from '@/domain/lists/commands';
import { listMembers, MEMBER_PAGE_SIZE } from '@/domain/lists/queries';
import { mayDo } from '@/domain/staff/rules';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { parseAsSearch } from '@/lib/search';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.lists'))('title') };
}

const parsers = {
  q: parseAsSearch,
  page: parseAsPage,
  asOf: parseAsString.withDefault(''),
};
const loadQuery = createLoader(parsers);
const serialize = createSerializer(parsers);

type PageProps = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

export default async function ListPage({ params, searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff();
  const { key } = await params;
  const list = /^[\w-]+$/.test(key) ? await openList(ctx, { key }) : null;
  if (!list) notFound();
  const t = await getTranslations('staff.lists');
  const past = await getTranslations('staff.asOf');
  const { q, page, asOf } = await loadQuery(searchParams);
  const moment = asOf ? readMoment(asOf, new Date()) : null;
  const at = moment?.ok ? moment.at : null;
  const asked = { purposeId: list.purposeId, search: q, page };
  const { rows, total } = at
    ? await listMembersAsOf(ctx, { ...asked, at, pageSize: MEMBER_PAGE_SIZE })
    : await listMembers(ctx, asked);
  const pages = pageCount(total, MEMBER_PAGE_SIZE);
  const kept: Record<string, string> = at ? { asOf: at.toISOString() } : {};
  const hrefOf = (each: number) => serialize(routes.list(key), { q, page: each, ...kept });
  // A page beyond the last, as after a search was narrowed: the last one is shown.
  if (page > pages) redirect(hrefOf(pages));
  const isEmpty = at ? total === 0 && !q : list.members === 0;
  return (
    <>
      <PageHeader
        title={list.listName}
        crumbs={[{ label: t('title'), href: routes.lists() }]}
        lead={`${t('company', { company: list.companyName })}. ${t('trackingHint')}`}
      />
      {at ? (
        <PastBanner
          at={at}
          href={routes.list(key)}
          fileHref={
            mayDo(staff.role, 'export')
              ? (query) => routes.listAsOfFile(key, { ...query, ...(q && { q }) })
              : null
          }
        />
      ) : (
        <div className={styles.ask}>
          <MomentMenu
            action={routes.list(key)}
            label={past('list')}
            typed={asOf}
            problem={moment?.ok === false ? moment.reason : null}
          />
        </div>
      )}
      {isEmpty ? (
        <EmptyState title={at ? past('listEmpty') : t('membersEmpty')}>
          {at ? past('listEmptyHint') : t('membersEmptyHint')}
        </EmptyState>
      ) : (
        <TableFrame
          count={t('found', { count: total })}
          search={<SearchField label={t('search')} action={routes.list(key)} kept={kept} />}
        >
          {rows.length > 0 ? (
            <MemberTable rows={rows} label={list.listName} at={at} />
          ) : (
            <EmptyState
              title={t('nobodyFound', { search: q })}
              action={<TextLink href={routes.list(key, kept)}>{t('clear')}</TextLink>}
            />
          )}
        </TableFrame>
      )}
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </>
  );
}
