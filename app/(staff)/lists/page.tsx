import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ListCards } from '@/components/lists/list-cards';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listLists } from '@/domain/lists/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.lists'))('title') };
}

export default async function ListsPage() {
  const { ctx } = await requireStaff();
  const t = await getTranslations('staff.lists');
  const lists = await listLists(ctx);
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} />
      {lists.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <ListCards lists={lists} />
    </>
  );
}
