import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { LevelCard } from '@/components/levels/level-card';
import { LifeCard } from '@/components/lives/life-card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listLevels } from '@/domain/consent/queries';
import { listLives } from '@/domain/lives/queries';
import { mayDo } from '@/domain/staff/rules';
import { listDraftedLevels, listVersions } from '@/domain/wordings/queries';
import { changeLifeByForm } from './actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('title') };
}

export default async function LevelsPage() {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.levels');
  const mayWrite = mayDo(staff.role, 'publishWordings');
  const [levels, drafted, lives] = await Promise.all([
    listLevels(ctx),
    listDraftedLevels(ctx),
    listLives(ctx),
  ]);
  const versions = await Promise.all(levels.map(({ id }) => listVersions(ctx, id)));
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} />
      {levels.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <Stack>
        {levels.map((level, index) => (
          <LevelCard
            key={level.id}
            level={level}
            number={index + 1}
            newest={versions[index]?.[0]}
            hasDraft={drafted.includes(level.key)}
            mayWrite={mayWrite}
          />
        ))}
        {lives.length > 0 && <LifeCard lives={lives} action={mayWrite ? changeLifeByForm : null} />}
      </Stack>
    </>
  );
}
