import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ExperimentCard } from '@/components/invitations/experiment-card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listExperiments } from '@/domain/experiments/queries';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.invitations'))('title') };
}

export default async function InvitationsPage() {
  const { ctx } = await requireStaff();
  const t = await getTranslations('staff.invitations');
  const experiments = await listExperiments(ctx);
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('intro')}
        actions={
          <Link href={routes.waves()}>{(await getTranslations('staff.waves'))('link')}</Link>
        }
      />
      {experiments.length === 0 && <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>}
      <Stack>
        {experiments.map((experiment) => (
          <ExperimentCard key={experiment.id} experiment={experiment} />
        ))}
      </Stack>
    </>
  );
}
