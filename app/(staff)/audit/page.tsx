import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { AuditFilters } from '@/components/audit/audit-filters';
import { auditHref, readAuditQuery } from '@/components/audit/audit-query';
import { AuditTable } from '@/components/audit/audit-table';
import { ChainCheck } from '@/components/audit/chain-check';
import { LatestCheckpoint } from '@/components/audit/latest-checkpoint';
import { OverdueSinks } from '@/components/audit/overdue-sinks';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { Stack } from '@/components/ui/stack';
import { TextLink } from '@/components/ui/text-link';
import { AUDIT_PAGE_SIZE, listAuditEntries } from '@/domain/audit/queries';
import { viewLastCheckpoint } from '@/domain/checkpoints/queries';
import { listOverdue } from '@/domain/sinks/queries';
import { sinkNames } from '@/domain/sinks/rules';
import { listStaff } from '@/domain/staff/queries';
import { checkpointSettings } from '@/lib/env';
import { pageCount } from '@/lib/paging';
import { routes } from '@/lib/routes';
import { checkChain } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.audit'))('title') };
}

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx } = await requireStaff('readAudit');
  const { filter, page } = readAuditQuery(await searchParams);
  const t = await getTranslations('staff.audit');
  const past = await getTranslations('staff.asOf');
  const settings = checkpointSettings();
  const [{ rows, total }, people, checkpoint, overdue] = await Promise.all([
    listAuditEntries(ctx, { filter, page }),
    listStaff(ctx),
    viewLastCheckpoint(ctx),
    listOverdue(
      ctx,
      sinkNames.filter((sink) => settings[sink]),
    ),
  ]);
  const pages = pageCount(total, AUDIT_PAGE_SIZE);
  const hrefOf = (each: number) => auditHref(filter, each);
  if (page > pages) redirect(hrefOf(pages));
  const isSwapped = filter.from !== null && filter.to !== null && filter.from > filter.to;
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} />
      <Stack>
        <Card title={t('chain')}>
          <ChainCheck action={checkChain} />
          <LatestCheckpoint checkpoint={checkpoint} />
          <OverdueSinks overdue={overdue} />
        </Card>
        <Card title={past('link')}>
          <TextLink href={routes.asOf()}>{past('linkText')}</TextLink>
        </Card>
        <Card title={t('entries')}>
          <AuditFilters filter={filter} people={people} />
          {filter.subjectId && <p role="status">{t('oneSubject')}</p>}
          {rows.length === 0 ? (
            <EmptyState title={t(isSwapped ? 'daysSwapped' : 'nothingFound')}>
              {t(isSwapped ? 'daysSwappedHint' : 'nothingFoundHint')}
            </EmptyState>
          ) : (
            <>
              <AuditTable entries={rows} />
              <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
            </>
          )}
        </Card>
      </Stack>
    </>
  );
}
