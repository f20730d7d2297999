import { CheckmarkCircleIcon, HourglassIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { RecordTable } from '@/components/ui/record-table';
import { StateTag } from '@/components/ui/state-tag';
import type { WaveRow } from '@/domain/waves/queries';
import { type WaveState, waveState } from '@/domain/waves/rules';
import { routes } from '@/lib/routes';

const looks = {
  running: { tone: 'quiet', icon: HourglassIcon },
  stopped: { tone: 'bad', icon: XMarkOctagonIcon },
  finished: { tone: 'good', icon: CheckmarkCircleIcon },
} as const;

/** A wave's state as icon and word. */
export function WaveStateTag({ state }: { state: WaveState }) {
  const t = useTranslations('staff.waves.states');
  return <StateTag {...looks[state]}>{t(state)}</StateTag>;
}

/** Waves, the latest first. */
export function WaveTable({ rows }: { rows: WaveRow[] }) {
  const t = useTranslations('staff.waves');
  return (
    <RecordTable
      label={t('title')}
      columns={[
        { key: 'wave', label: t('column.wave') },
        { key: 'company', label: t('column.company') },
        { key: 'state', label: t('column.state') },
        { key: 'invited', label: t('column.invited'), numeric: true },
        { key: 'waiting', label: t('column.waiting'), numeric: true },
        { key: 'notInvited', label: t('column.notInvited'), numeric: true },
        { key: 'pace', label: t('column.pace') },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          wave: (
            <Link href={routes.wave(row.id)}>
              <DateTime at={row.createdAt} />
            </Link>
          ),
          company: row.companyName,
          state: <WaveStateTag state={waveState(row)} />,
          invited: row.invited,
          waiting: row.waiting,
          notInvited: row.notInvited,
          pace: t('perHour', { count: row.perHour }),
        },
      }))}
    />
  );
}
