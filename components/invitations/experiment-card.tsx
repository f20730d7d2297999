import { CheckmarkCircleIcon, PauseIcon, PlayIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { StateTag } from '@/components/ui/state-tag';
import type { ExperimentView } from '@/domain/experiments/queries';
import { routes } from '@/lib/routes';
import styles from './experiment-card.module.css';
import { VariantTable } from './variant-table';
import { Verdict } from './verdict';

/** An experiment: what is known so far in a sentence, and each variant's figures. */
export function ExperimentCard({ experiment }: { experiment: ExperimentView }) {
  const t = useTranslations('staff.invitations');
  return (
    <Card title={experiment.name} aside={<State {...experiment} />}>
      <p className={styles.quiet}>
        {experiment.companyName}
        {experiment.startedAt && (
          <>
            {' · '}
            {t.rich('started', {
              date: () => experiment.startedAt && <DateTime at={experiment.startedAt} as="date" />,
            })}
          </>
        )}
      </p>
      <p className={styles.verdict}>
        <Verdict variants={experiment.variants} sharesHold={experiment.sharesHold} />
      </p>
      <VariantTable variants={experiment.variants} />
      <p>
        <Link href={routes.results(experiment.id)}>{t('resultsMore')}</Link>
      </p>
      <p className={styles.quiet}>
        {t('intervalHint')} {t('verdictHow')}
      </p>
    </Card>
  );
}

function State({ startedAt, decidedAt }: ExperimentView) {
  const t = useTranslations('staff.invitations');
  if (decidedAt) {
    return (
      <StateTag tone="quiet" icon={CheckmarkCircleIcon}>
        {t('decided')}
      </StateTag>
    );
  }
  return startedAt ? (
    <StateTag tone="good" icon={PlayIcon}>
      {t('running')}
    </StateTag>
  ) : (
    <StateTag tone="quiet" icon={PauseIcon}>
      {t('notStarted')}
    </StateTag>
  );
}
