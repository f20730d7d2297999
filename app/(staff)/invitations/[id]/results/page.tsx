import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { PageHeader } from '@/components/ui/page-header';
import { findResultsHead } from '@/domain/results/queries';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { ExperimentResults } from '../../experiment-results';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.results'))('title') };
}

export default async function ResultsPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx } = await requireStaff();
  const { id } = await params;
  const head = isId(id) ? await findResultsHead(ctx, id) : null;
  if (!head) notFound();
  const t = await getTranslations('staff.results');
  const invitations = await getTranslations('staff.invitations');
  return (
    <>
      <PageHeader
        title={`${t('title')}: ${head.name}`}
        crumbs={[{ label: invitations('title'), href: routes.invitations() }]}
        lead={t('lead', { company: head.companyName, days: head.windowDays })}
      />
      <ExperimentResults experimentId={id} />
    </>
  );
}
