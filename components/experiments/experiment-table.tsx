import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { ExperimentView } from '@/domain/experiments/queries';
import { experimentState } from '@/domain/experiments/rules';
import { routes } from '@/lib/routes';
import { ExperimentStateTag } from './experiment-state';
import { useAudience } from './use-audience';

/** Experiments with their state and whom they invite, the newest first. */
export function ExperimentTable({ experiments }: { experiments: ExperimentView[] }) {
  const t = useTranslations('staff.experiments');
  const audienceOf = useAudience();
  return (
    <RecordTable
      label={t('list')}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'state', label: t('state') },
        { key: 'company', label: t('company') },
        { key: 'audience', label: t('audience.title') },
        { key: 'variants', label: t('variants'), numeric: true },
        { key: 'sent', label: t('sent'), numeric: true },
        { key: 'started', label: t('startedAt') },
      ]}
      rows={experiments.map((each) => ({
        id: each.id,
        cells: {
          name: (
            <Link href={routes.experiment(each.id)}>
              <LongName>{each.name}</LongName>
            </Link>
          ),
          state: <ExperimentStateTag state={experimentState(each)} />,
          company: each.companyName,
          audience: audienceOf(each),
          variants: each.variants.length,
          sent: each.variants.reduce((sum, { sent }) => sum + sent, 0),
          started: each.startedAt && <DateTime at={each.startedAt} as="date" />,
        },
      }))}
    />
  );
}
