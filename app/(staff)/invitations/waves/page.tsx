import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { WaveTable } from '@/components/waves/wave-table';
import { mayDo } from '@/domain/staff/rules';
import { listWaves, WAVE_PAGE_SIZE } from '@/domain/waves/queries';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.waves'))('title') };
}

const loadQuery = createLoader({ page: parseAsPage });

export default async function WavesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.waves');
  const { page } = await loadQuery(searchParams);
  const { rows, total } = await listWaves(ctx, { page });
  const pages = pageCount(total, WAVE_PAGE_SIZE);
  const hrefOf = (each: number) => routes.waves({ page: String(each) });
  if (page > pages) redirect(hrefOf(pages));
  const invitations = (await getTranslations('staff.invitations'))('title');
  const toContacts = mayDo(staff.role, 'editContacts') && (
    <Button asChild>
      <Link href={routes.contacts()}>{t('toContacts')}</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        crumbs={[{ label: invitations, href: routes.invitations() }]}
        lead={t('intro')}
        actions={rows.length > 0 && toContacts}
      />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')} action={toContacts}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <Card>
          <WaveTable rows={rows} />
        </Card>
      )}
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </>
  );
}
