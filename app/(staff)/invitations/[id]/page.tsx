import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsString, type SearchParams } from 'nuqs/server';
import { DecideCard } from '@/components/experiments/decide-card';
import { Decisions } from '@/components/experiments/decisions';
import { ExperimentActions } from '@/components/experiments/experiment-actions';
import { ExperimentStateTag } from '@/components/experiments/experiment-state';
import { SettingsList } from '@/components/experiments/settings-list';
import { VariantList } from '@/components/experiments/variant-list';
import { VariantTable } from '@/components/invitations/variant-table';
import { Verdict } from '@/components/invitations/verdict';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listDecisions, listExperiments } from '@/domain/experiments/queries';
import { experimentState } from '@/domain/experiments/rules';
import { mayDo } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';
import { decideByForm, pauseByForm, resumeByForm, undoDecisionByForm } from '../actions';
import { ExperimentResults } from '../experiment-results';
import { getSetup } from '../setup';

const loadQuery = createLoader({ decide: parseAsString });

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: (await getSetup(params)).setup.name };
}

export default async function ExperimentPage({ params, searchParams }: PageProps) {
  const { ctx, staff, setup } = await getSetup(params);
  const { id } = setup;
  const t = await getTranslations('staff.experiments');
  const state = experimentState(setup);
  const mayEdit = mayDo(staff.role, 'editInvitations');
  const mayDecide = mayEdit && (state === 'running' || state === 'paused');
  const { decide } = await loadQuery(searchParams);
  const chosen = mayDecide ? setup.variants.find((each) => each.id === decide) : undefined;
  const results = chosen ? (await listExperiments(ctx)).find((each) => each.id === id) : undefined;
  const decisions = await listDecisions(ctx, id);
  const winner = decisions.find(({ undoneAt }) => !undoneAt);
  const decided = decisions.length > 0 && (
    <Card title={t('decision.title')}>
      <Decisions decisions={decisions} hasEnded={state === 'ended'} />
    </Card>
  );
  const actions = { pause: pauseByForm, resume: resumeByForm, undo: undoDecisionByForm };
  return (
    <>
      <PageHeader
        title={setup.name}
        crumbs={[{ label: t('list'), href: routes.invitations() }]}
        lead={
          <>
            <ExperimentStateTag state={state} /> {setup.companyName}
            {setup.startedAt && (
              <>
                {' · '}
                {t('startedAt')} <DateTime at={setup.startedAt} as="date" />
              </>
            )}
          </>
        }
        actions={mayEdit && <ExperimentActions setup={setup} state={state} actions={actions} />}
      />
      <Stack>
        {chosen && (
          <DecideCard setup={setup} chosen={chosen} action={decideByForm}>
            {results && (
              <p>
                <strong>
                  <Verdict {...results} />
                </strong>
              </p>
            )}
            <VariantTable variants={results?.variants ?? []} />
          </DecideCard>
        )}
        {/* What was decided comes before what is known by now; what was undone is history. */}
        {winner && decided}
        {setup.startedAt && !chosen && (
          <ExperimentResults experimentId={id} winner={winner?.variantLabel} />
        )}
        {!winner && decided}
        <Card title={t('variants')}>
          <VariantList setup={setup} mayDecide={mayDecide} />
        </Card>
        <Card title={t('settings')}>
          <SettingsList setup={setup} />
        </Card>
      </Stack>
    </>
  );
}
