import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { SearchField } from '@/components/data-table/search-field';
import { TableFrame } from '@/components/data-table/table-frame';
import { OutboxFilters } from '@/components/outbox/outbox-filters';
import { filterOf, outboxHref, readOutboxQuery } from '@/components/outbox/outbox-query';
import { OutboxTable } from '@/components/outbox/outbox-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { TextLink } from '@/components/ui/text-link';
import { countByState, listMessages, MESSAGE_PAGE_SIZE } from '@/domain/messages/queries';
import { pageCount } from '@/lib/paging';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.outbox'))('title') };
}

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export default async function OutboxPage({ searchParams }: { searchParams: SearchParams }) {
  const { ctx } = await requireStaff();
  const t = await getTranslations('staff.outbox');
  const query = readOutboxQuery(await searchParams);
  const filter = filterOf(query);
  const [{ rows, total }, counts] = await Promise.all([
    listMessages(ctx, { ...filter, page: query.page }),
    countByState(ctx, filter),
  ]);
  const pages = pageCount(total, MESSAGE_PAGE_SIZE);
  // A page beyond the last, as after a search was narrowed: the last one is shown.
  if (query.page > pages) redirect(outboxHref(query, { page: pages }));
  const { state, kind } = query;
  const isNarrowed = Boolean(query.q || state || kind);
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} />
      {total === 0 && !isNarrowed ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <>
          <TableFrame
            count={t('found', { count: total })}
            search={
              <SearchField
                label={t('search')}
                action={routes.outbox()}
                kept={{ ...(state && { state }), ...(kind && { kind }) }}
              />
            }
            filters={<OutboxFilters query={query} counts={counts} />}
          >
            {rows.length > 0 ? (
              <OutboxTable rows={rows} />
            ) : (
              <EmptyState
                title={t('nothingFound')}
                action={<TextLink href={routes.outbox()}>{t('clear')}</TextLink>}
              />
            )}
          </TableFrame>
          <PageLinks
            page={query.page}
            pages={pages}
            hrefOf={(page) => outboxHref(query, { page })}
          />
        </>
      )}
    </>
  );
}
