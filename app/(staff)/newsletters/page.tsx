import { Button } from '@digdir/designsystemet-react';
import { PlusIcon } from '@navikt/aksel-icons';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { NewsletterTable } from '@/components/newsletters/newsletter-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLinks } from '@/components/ui/page-links';
import { listNewsletters, NEWSLETTER_PAGE_SIZE } from '@/domain/newsletters/queries';
import { mayDo } from '@/domain/staff/rules';
import { pageCount, parseAsPage } from '@/lib/paging';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.newsletters'))('title') };
}

const loadQuery = createLoader({ page: parseAsPage });

type PageProps = { searchParams: Promise<SearchParams> };

export default async function NewslettersPage({ searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.newsletters');
  const { page } = await loadQuery(searchParams);
  const { rows, total } = await listNewsletters(ctx, { page });
  const pages = pageCount(total, NEWSLETTER_PAGE_SIZE);
  const hrefOf = (each: number) => routes.newsletters({ page: String(each) });
  if (page > pages) redirect(hrefOf(pages));
  const create = mayDo(staff.role, 'sendNewsletters') && (
    <Button asChild>
      <Link href={routes.newNewsletter()} aria-keyshortcuts="N" data-keys="n">
        <PlusIcon aria-hidden fontSize="1.25em" />
        {t('create')}
      </Link>
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} actions={create} />
      {rows.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      ) : (
        <Card>
          <NewsletterTable rows={rows} />
        </Card>
      )}
      <PageLinks page={page} pages={pages} hrefOf={hrefOf} />
    </>
  );
}
