import { getTranslations } from 'next-intl/server';
import type { TimelineEntry } from '@/domain/timeline/rules';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { HistoryEntry } from './history-entry';
import styles from './history-section.module.css';
import { Section } from './section';

type HistorySectionProps = {
  locale: Locale;
  /** Newest first; null when the link may not show it. */
  history: TimelineEntry[] | null;
};

/** Everything that happened, in the contact's own words: Ja, Nei and Ja are three lines. */
export async function HistorySection({ locale, history }: HistorySectionProps) {
  const t = await getTranslations({ locale, namespace: 'portal.history' });
  return (
    <Section title={t('title')}>
      {history ? (
        <ol className={styles.list}>
          {history.map((entry) => (
            <li key={`${entry.kind} ${entry.id}`}>
              <time dateTime={entry.at.toISOString()} className={styles.time}>
                {formatDateTime(entry.at, locale)}
              </time>
              <HistoryEntry locale={locale} entry={entry} />
            </li>
          ))}
        </ol>
      ) : (
        <p>{t('masked')}</p>
      )}
    </Section>
  );
}
