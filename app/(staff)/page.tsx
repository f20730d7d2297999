import {
  CheckmarkCircleIcon,
  ClockDashedIcon,
  EnvelopeClosedIcon,
  HourglassIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ConsentDays } from '@/components/overview/consent-days';
import { LatestEvents } from '@/components/overview/latest-events';
import { LeadingVariant } from '@/components/overview/leading-variant';
import { SetupList } from '@/components/overview/setup-list';
import { StatCard } from '@/components/overview/stat-card';
import { PageHeader } from '@/components/ui/page-header';
import { type ExperimentView, listExperiments } from '@/domain/experiments/queries';
import { experimentState } from '@/domain/experiments/rules';
import { countByState } from '@/domain/messages/queries';
import { getSetup, listConsentDays, listLatestEvents } from '@/domain/overview/queries';
import { missingSteps } from '@/domain/overview/rules';
import { countStandings } from '@/domain/standings/queries';
import { routes } from '@/lib/routes';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.overview'))('title') };
}

export default async function OverviewPage() {
  const { ctx } = await requireStaff();
  const t = await getTranslations('staff.overview');
  const [standings, mails, days, events, experiments, setup] = await Promise.all([
    countStandings(ctx),
    countByState(ctx, { kind: null, search: '' }),
    listConsentDays(ctx),
    listLatestEvents(ctx),
    listExperiments(ctx),
    getSetup(ctx),
  ]);
  const steps = missingSteps(setup);
  // Of those that run, the one that says most.
  const [running = null] = experiments
    .filter((each) => experimentState(each) === 'running')
    .toSorted((one, other) => sentBy(other) - sentBy(one));
  const unknown = mails.unknown ?? 0;
  return (
    <>
      <PageHeader title={t('title')} />
      <div className={styles.page}>
        {steps.length > 0 && <SetupList steps={steps} />}
        <div className={styles.numbers}>
          {(
            [
              ['waiting', HourglassIcon],
              ['consented', CheckmarkCircleIcon],
              ['withdrawn', XMarkOctagonIcon],
              ['ending', ClockDashedIcon],
            ] as const
          ).map(([standing, icon]) => (
            <StatCard
              key={standing}
              icon={icon}
              label={t(standing)}
              count={standings[standing]}
              hint={t(`${standing}Hint`)}
              href={routes.contacts({ standing })}
            />
          ))}
          <StatCard
            icon={EnvelopeClosedIcon}
            label={t('failed')}
            count={mails.failed ?? 0}
            hint={unknown > 0 ? t('failedUnknown', { count: unknown }) : t('failedHint')}
            href={routes.outbox({ state: 'failed' })}
          />
        </div>
        <ConsentDays days={days} />
        <div className={styles.columns}>
          <LatestEvents events={events} now={new Date()} />
          <LeadingVariant experiment={running} />
        </div>
      </div>
    </>
  );
}

function sentBy({ variants }: ExperimentView): number {
  return variants.reduce((sum, { sent }) => sum + sent, 0);
}
