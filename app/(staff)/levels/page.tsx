import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { LevelCard } from '@/components/levels/level-card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listLevels, listNotices } from '@/domain/consent/queries';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('title') };
}

export default async function LevelsPage() {
  const { ctx } = await requireStaff();
  const t = await getTranslations('staff.levels');
  const [levels, notices] = await Promise.all([listLevels(ctx), listNotices(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} lead={`${t('intro')} ${t('hashHint')}`} />
      {levels.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <Stack>
        {levels.map((level, index) => (
          <LevelCard
            key={level.id}
            level={level}
            number={index + 1}
            notices={notices.filter((notice) => notice.levelKey === level.key)}
          />
        ))}
      </Stack>
    </>
  );
}
