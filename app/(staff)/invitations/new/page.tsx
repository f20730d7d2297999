import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { NewExperimentForm } from '@/components/experiments/new-experiment-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { listExperiments } from '@/domain/experiments/queries';
import { listCompanies } from '@/domain/group/queries';
import { routes } from '@/lib/routes';
import { createExperimentByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.experiments'))('new') };
}

const loadQuery = createLoader({ from: parseAsString.withDefault('') });

type PageProps = { searchParams: Promise<SearchParams> };

export default async function NewExperimentPage({ searchParams }: PageProps) {
  const { ctx, staff } = await requireStaff('editInvitations');
  const t = await getTranslations('staff.experiments');
  const { from } = await loadQuery(searchParams);
  const companies = await listCompanies(ctx);
  const experiments = await listExperiments(ctx);
  const model = experiments.find(({ id }) => id === from);
  return (
    <>
      <PageHeader
        title={t('new')}
        crumbs={[{ label: t('list'), href: routes.invitations() }]}
        lead={t('newLead')}
      />
      <Card>
        <NewExperimentForm
          companies={companies.map(({ id, name }) => ({ id, name }))}
          companyId={model?.companyId ?? staff.companyId ?? companies[0]?.id ?? ''}
          experiments={experiments.map(({ id, name }) => ({ id, name }))}
          copyOf={model?.id ?? ''}
          action={createExperimentByForm}
        />
      </Card>
    </>
  );
}
