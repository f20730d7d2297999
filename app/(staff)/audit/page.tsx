import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { AuditTable } from '@/components/audit/audit-table';
import { ChainCheck } from '@/components/audit/chain-check';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { Stack } from '@/components/ui/stack';
import { AUDIT_PAGE_SIZE, listAuditEntries } from '@/domain/audit/queries';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { checkChain } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.audit'))('title') };
}

const loadQuery = createLoader({ page: parseAsPage });

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireStaff('readAudit');
  const { page } = await loadQuery(searchParams);
  const t = await getTranslations('staff.audit');
  const { rows, total } = await listAuditEntries(ctx, { page });
  const pages = pageCount(total, AUDIT_PAGE_SIZE);
  const hrefOf = (each: number) => routes.audit({ page: String(each) });
  if (page > pages) redirect(hrefOf(pages));
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} />
      <Stack>
        <Card title={t('chain')}>
          <ChainCheck action={checkChain} />
        </Card>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
        ) : (
          <Card title={t('entries')}>
            <AuditTable entries={rows} />
            <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
          </Card>
        )}
      </Stack>
    </>
  );
}
