import { useLocale, useTranslations } from 'next-intl';
import { groupByDay, type TimelineEntry } from '@/domain/timeline/rules';
import { assertNever } from '@/lib/assert-never';
import { formatDay } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { AnswerEntry } from './answer-entry';
import { DetailsEntry } from './details-entry';
import { MessageEntry } from './message-entry';
import { EndedEntry, RegisteredEntry, SuppressionEntry, VisitEntry } from './plain-entry';
import styles from './timeline.module.css';

type TimelineProps = { entries: TimelineEntry[]; contactId: string; firstName: string };
type EntryProps = { entry: TimelineEntry; contactId: string; firstName: string };

/** Everything that happened to a contact, newest first, by day. */
export function Timeline({ entries, contactId, firstName }: TimelineProps) {
  const t = useTranslations('staff.timeline');
  const locale = useLocale() as Locale;
  if (entries.length === 0) return <p className={styles.none}>{t('none')}</p>;
  return groupByDay(entries).map(({ day, entries }) => (
    <section key={day} className={styles.day}>
      <h3 className={styles.date}>{entries[0] && formatDay(entries[0].at, locale)}</h3>
      <ol className={styles.entries}>
        {entries.map((entry) => (
          <Entry
            key={`${entry.kind} ${entry.id}`}
            entry={entry}
            contactId={contactId}
            firstName={firstName}
          />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry, contactId, firstName }: EntryProps) {
  switch (entry.kind) {
    case 'answer':
      return <AnswerEntry entry={entry} firstName={firstName} />;
    case 'message':
      return <MessageEntry entry={entry} contactId={contactId} firstName={firstName} />;
    case 'visit':
      return <VisitEntry entry={entry} />;
    case 'registered':
      return <RegisteredEntry entry={entry} />;
    case 'ended':
      return <EndedEntry entry={entry} />;
    case 'details':
      return <DetailsEntry entry={entry} firstName={firstName} />;
    case 'suppressed':
    case 'suppressionLifted':
      return <SuppressionEntry entry={entry} />;
    default:
      return assertNever(entry);
  }
}
