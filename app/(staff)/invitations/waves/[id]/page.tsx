import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { RefreshWhile } from '@/components/newsletters/refresh-while';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { PaceForm } from '@/components/waves/pace-form';
import { ReasonList } from '@/components/waves/reason-list';
import { StopForm } from '@/components/waves/stop-form';
import { WaveProgress } from '@/components/waves/wave-progress';
import { WaveStateTag } from '@/components/waves/wave-table';
import { mayDo } from '@/domain/staff/rules';
import { countReasons, countWaiting, findWave, listRefused } from '@/domain/waves/queries';
import { waveState } from '@/domain/waves/rules';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { changePaceByForm, resumeWaveByForm, stopWaveByForm } from '../actions';

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('staff.waves');
  return { title: `${t('column.wave')} – ${(await getWave(params)).wave.companyName}` };
}

export default async function WavePage({ params }: PageProps) {
  const { ctx, staff, wave } = await getWave(params);
  const { id } = wave;
  const t = await getTranslations('staff.waves');
  const state = waveState(wave);
  const left = await countWaiting(ctx, id);
  const reasons = await Promise.all(
    (await countReasons(ctx, id)).map(async (each) => ({
      ...each,
      contacts: await listRefused(ctx, { waveId: id, reason: each.reason }),
    })),
  );
  const now = new Date();
  const mayChange = mayDo(staff.role, 'editContacts') && state !== 'finished';
  return (
    <>
      <PageHeader
        title={t('column.wave')}
        crumbs={[
          {
            label: (await getTranslations('staff.invitations'))('title'),
            href: routes.invitations(),
          },
          { label: t('title'), href: routes.waves() },
        ]}
        lead={
          <>
            <WaveStateTag state={state} /> {wave.companyName} ·{' '}
            {t.rich('startedBy', {
              at: () => <DateTime at={wave.createdAt} />,
              name: wave.createdByName,
            })}
            {wave.again && ` · ${t('askedAgain')}`}
          </>
        }
      />
      <Stack>
        <Card
          title={t('progress.title')}
          aside={<RefreshWhile active={state === 'running'}>{t('progress.live')}</RefreshWhile>}
        >
          <WaveProgress wave={wave} left={left} now={now} />
          {mayChange && (
            <StopForm
              key={state}
              waveId={id}
              isStopped={state === 'stopped'}
              action={state === 'stopped' ? resumeWaveByForm : stopWaveByForm}
            />
          )}
        </Card>
        {reasons.length > 0 && (
          <Card title={t('progress.reasons')}>
            <ReasonList reasons={reasons} />
          </Card>
        )}
        {mayChange ? (
          <Card title={t('paceTitle')}>
            <PaceForm
              wave={wave}
              size={left}
              now={state === 'stopped' || left.paused > 0 ? null : now}
              action={changePaceByForm}
            />
          </Card>
        ) : (
          <Card title={t('paceTitle')}>
            <p>
              {t('perHour', { count: wave.perHour })}
              {wave.perDomainHour && `, ${t('perDomain', { count: wave.perDomainHour })}`}.{' '}
              {t(`hours.${wave.hours}`)}.
            </p>
          </Card>
        )}
      </Stack>
    </>
  );
}

async function getWave(params: PageProps['params']) {
  const signedIn = await requireStaff();
  const { id } = await params;
  const wave = isId(id) ? await findWave(signedIn.ctx, id) : null;
  if (!wave) notFound();
  return { ...signedIn, wave };
}
