import { useTranslations } from 'next-intl';
import { FunnelChart } from '@/components/charts/funnel-chart';
import { RateChart } from '@/components/charts/rate-chart';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Stack } from '@/components/ui/stack';
import type { Results as ResultsView } from '@/domain/results/queries';
import { knowResults } from '@/domain/results/rules';
import { AnswerTable } from './answer-table';
import { Factors } from './factors';
import { FunnelTable } from './funnel-table';
import { Known } from './known';
import { MachineTable } from './machine-table';
import styles from './results.module.css';
import { VariantRates } from './variant-rates';

type ResultsProps = { results: ResultsView; winner?: string; mayExport: boolean };

/** What became of an experiment's invitations, what is known by it, and how surely. */
export function Results({ results, winner, mayExport }: ResultsProps) {
  const t = useTranslations('staff.results');
  const { variants, levels, heldBack, days } = results;
  if (variants.every(({ funnel }) => funnel.sent === 0) && heldBack.count === 0)
    return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  const sharesHold = results.shares.holds;
  const { verdict, arms, ...factors } = knowResults(variants, { sharesHold });
  return (
    <Stack>
      <Known results={results} winner={winner} verdict={verdict} mayExport={mayExport} />
      <Card title={t('variants')}>
        <div className={styles.wrapped}>
          <VariantRates variants={variants} arms={arms} sharesHold={sharesHold} />
        </div>
        <p className={styles.quiet}>
          {t('variantsHint')} {sharesHold && t('lossHint')}
        </p>
        {verdict.outcome === 'tooEarly' && <p className={styles.quiet}>{t('chanceHint')}</p>}
      </Card>
      <Card title={t('funnel')}>
        <FunnelChart
          groups={variants.map(({ id, label, funnel }) => ({
            id,
            label: `${t('variant')} ${label}`,
            bars: (['sent', 'accepted', 'opened', 'answered'] as const).map((step) => ({
              key: step,
              label: t(`step.${step}`),
              count: funnel[step],
            })),
          }))}
        />
        <FunnelTable variants={variants} />
        <p className={styles.quiet}>{t('funnelHint')}</p>
      </Card>
      <Card title={t('answersGiven')}>
        <div className={styles.wrapped}>
          <AnswerTable variants={variants} levels={levels} />
        </div>
        <p className={styles.quiet}>{t('answersHint')}</p>
      </Card>
      <Card title={t('over')}>
        <RateChart days={days} labels={variants.map(({ label }) => label)} />
      </Card>
      <Factors variants={variants} asked={levels} known={factors} sharesHold={sharesHold} />
      <Card title={t('machine')}>
        <p className={styles.quiet}>{t('machineHint')}</p>
        <div className={styles.wrapped}>
          <MachineTable variants={variants} />
        </div>
      </Card>
      {heldBack.count > 0 && (
        <Card title={t('heldBack')}>
          <p className={styles.figure}>{t('heldBackText', heldBack)}</p>
        </Card>
      )}
    </Stack>
  );
}
