import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DateTime } from '@/components/ui/date-time';
import { RecordTable } from '@/components/ui/record-table';
import type { AuditEntryView } from '@/domain/audit/queries';
import { routes } from '@/lib/routes';
import styles from './audit-table.module.css';
import { deedWords } from './deed-words';

/** Who of the staff did what, newest first. */
export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  const t = useTranslations('staff.audit');
  return (
    <RecordTable
      label={t('entries')}
      columns={[
        { key: 'who', label: t('who') },
        { key: 'what', label: t('what') },
        { key: 'when', label: t('when') },
      ]}
      rows={entries.map((entry) => ({
        id: entry.id,
        cells: {
          who: <span className={styles.whole}>{entry.staffName ?? t('system')}</span>,
          what: (
            <>
              <Deed entry={entry}>{deedWords(t, entry)}</Deed>
              {entry.subjectName && ` · ${entry.subjectName}`}
            </>
          ),
          when: (
            <span className={styles.whole}>
              <DateTime at={entry.recordedAt} />
            </span>
          ),
        },
      }))}
    />
  );
}

const pages: Partial<Record<string, (id: string) => string>> = {
  newsletter: routes.newsletter,
  experiment: routes.experiment,
  message: routes.message,
  contact: routes.contact,
  wave: routes.wave,
};

/** What was done, with the way to what it was done to where that has a page. */
function Deed({ entry, children }: { entry: AuditEntryView; children: ReactNode }) {
  const hrefOf = pages[entry.subjectType];
  if (!hrefOf || !entry.subjectId) return children;
  return <Link href={hrefOf(entry.subjectId)}>{children}</Link>;
}
