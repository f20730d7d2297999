import { useTranslations } from 'next-intl';
import { useReason } from '@/components/outbox/use-reason';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { NewsletterProgress, NewsletterResults } from '@/domain/recipients/queries';
import { routes } from '@/lib/routes';
import styles from './progress.module.css';

type ProgressProps = {
  progress: NewsletterProgress;
  cancelledAt: Date | null;
};

/** How far a newsletter has come, and why some mails were stopped. */
export function Progress({ progress, cancelledAt }: ProgressProps) {
  const t = useTranslations('staff.newsletters.progress');
  const reasonOf = useReason();
  const { total, states, reasons } = progress;
  const waiting = states.queued + states.sending;
  const figures = [
    ['sent', states.sent],
    ['waiting', waiting],
    ['suppressed', states.suppressed],
    ['failed', states.failed],
    ['unknown', states.unknown],
  ] as const;
  return (
    <div className={styles.progress}>
      <progress max={total} value={total - waiting} aria-label={t('title')} />
      <p>{t('of', { done: total - waiting, total })}</p>
      <dl className={styles.figures}>
        {figures.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {reasons.length > 0 && (
        <div>
          <p>{t('reasons')}</p>
          <ul>
            {reasons.map(({ state, reason, count }) => (
              <li key={`${state} ${reason}`}>
                {reasonOf(reason)}: {count}
              </li>
            ))}
          </ul>
        </div>
      )}
      {cancelledAt && <p>{t.rich('stopped', { date: () => <DateTime at={cancelledAt} /> })}</p>}
      <p>
        <TextLink href={routes.outbox({ kind: 'newsletter' })}>{t('outbox')}</TextLink>
      </p>
    </div>
  );
}

/** What is known of those who said yes to being measured, and that nothing is known of the others. */
export function Results({ results }: { results: NewsletterResults }) {
  const t = useTranslations('staff.newsletters.results');
  const { measured, sent, opened, clicked } = results;
  if (sent === 0) return <p>{t('nothingSent')}</p>;
  if (measured === 0) return <p>{t('none')}</p>;
  return (
    <div className={styles.progress}>
      <p>{t('measured', { measured, sent })}</p>
      <p>
        {t('opened', { count: opened })}, {t('clicked', { count: clicked })}.
      </p>
      <p className={styles.quiet}>{t('rest')}</p>
    </div>
  );
}
