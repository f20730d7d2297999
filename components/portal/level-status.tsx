'use client';

import { Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { SaveStatus } from '@/components/ui/save-status';
import { answeredAt, endOf, levelAnswer, type PortalLevel } from '@/domain/portal/rules';
import { formatDate, formatLastDay } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './level-status.module.css';
import { NewLink } from './new-link';
import { type LevelNote, mayRetry } from './use-answers';

type LevelStatusProps = {
  level: PortalLevel;
  note: LevelNote | undefined;
  onRetry: () => void;
};

/** What became of the last answer; before one is given here, the answer that holds and since when. */
export function LevelStatus({ level, note, onRetry }: LevelStatusProps) {
  const t = useTranslations('portal.levels');
  const save = useTranslations('common.save');
  const problem = note?.problem && (note.problem === 'noReply' ? save('noReply') : t(note.problem));
  return (
    <div className={styles.status}>
      <SaveStatus pending={note?.pending} savedAt={note?.savedAt} problem={problem} />
      {mayRetry(note?.problem) && !note?.pending && (
        <Button variant="secondary" data-size="sm" onClick={onRetry}>
          {save('retry')}
        </Button>
      )}
      {note?.problem === 'linkEnded' && <NewLink />}
      {!note && <Standing level={level} />}
    </div>
  );
}

function Standing({ level }: { level: PortalLevel }) {
  const t = useTranslations('portal.levels');
  const common = useTranslations('common.answer');
  const locale = useLocale() as Locale;
  const answer = levelAnswer(level);
  const at = answeredAt(level);
  const end = endOf(level);
  const until = end ? formatLastDay(end.endsAt, locale) : '';
  if (end?.kind === 'renewal')
    return <p>{t(`again.${end.cause}.${end.isOver ? 'over' : 'ends'}`, { date: until })}</p>;
  if (!at) return null;
  if (!answer) return <p>{common('mixed')}</p>;
  return (
    <p>
      {t(`since.${answer}`, { date: formatDate(at, locale) })}{' '}
      {until && t('until', { date: until })}
    </p>
  );
}
