import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ExperimentTable } from '@/components/experiments/experiment-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { listExperiments } from '@/domain/experiments/queries';
import { mayDo } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.invitations'))('title') };
}

export default async function InvitationsPage() {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.invitations');
  const words = await getTranslations('staff.experiments');
  const experiments = await listExperiments(ctx);
  const waves = await getTranslations('staff.waves');
  const actions = (
    <>
      {mayDo(staff.role, 'editInvitations') && (
        <Button asChild>
          <Link href={routes.newExperiment()} aria-keyshortcuts="N" data-keys="n">
            {words('new')}
          </Link>
        </Button>
      )}
      <Button asChild variant="secondary">
        <Link href={routes.waves()}>{waves('title')}</Link>
      </Button>
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} lead={t('intro')} actions={actions} />
      {experiments.length > 0 ? (
        <Card>
          <ExperimentTable experiments={experiments} />
        </Card>
      ) : (
        <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
      )}
    </>
  );
}
