import { useTranslations } from 'next-intl';
import progress from '@/components/newsletters/progress.module.css';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { WaveRow } from '@/domain/waves/queries';
import { doneAt, minutesAtPace } from '@/domain/waves/rules';
import { routes } from '@/lib/routes';

type WaveProgressProps = {
  wave: WaveRow;
  left: { count: number; domainCount: number; paused: number };
  now: Date;
};

/** How far a wave has come, and when it will be done, unless somebody waits for an experiment that is paused. */
export function WaveProgress({ wave, left, now }: WaveProgressProps) {
  const t = useTranslations('staff.waves');
  const { invited, waiting, notInvited, stoppedAt, finishedAt } = wave;
  const total = invited + waiting + notInvited;
  const done = doneAt(now, minutesAtPace(left, wave), wave.hours);
  const at = (moment: Date) => ({ at: () => <DateTime at={moment} /> });
  return (
    <div className={progress.progress}>
      <progress max={total} value={total - waiting} aria-label={t('progress.title')} />
      <p>{t('progress.of', { done: total - waiting, total })}</p>
      <dl className={progress.figures}>
        {(['invited', 'waiting', 'notInvited'] as const).map((key) => (
          <div key={key}>
            <dt>{t(`column.${key}`)}</dt>
            <dd>{wave[key]}</dd>
          </div>
        ))}
      </dl>
      <p>
        {finishedAt && t.rich('progress.finished', at(finishedAt))}
        {!finishedAt && stoppedAt && t.rich('progress.stopped', at(stoppedAt))}
        {!finishedAt &&
          !stoppedAt &&
          left.paused === 0 &&
          (done ? t.rich('progress.done', at(done)) : t('progress.long'))}
      </p>
      {left.paused > 0 && <p>{t('progress.paused', { count: left.paused })}</p>}
      <p>
        <TextLink href={routes.outbox({ kind: 'invitation' })}>{t('progress.outbox')}</TextLink>
      </p>
    </div>
  );
}
