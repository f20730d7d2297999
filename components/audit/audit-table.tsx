import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { RecordTable } from '@/components/ui/record-table';
import type { AuditEntryView } from '@/domain/audit/queries';

/** The codes that have words; a later version's code is shown as it is. */
const known = [
  'newsletterCreated',
  'newsletterEdited',
  'newsletterSent',
  'newsletterCancelled',
  'messageRetried',
  'messageSettled',
  'ledgerVerified',
  'evidenceExported',
  'login',
  'login_failed',
  'sessions_revoked',
  'staff_added',
] as const;

/** Who of the staff did what, newest first. */
export function AuditTable({ entries }: { entries: AuditEntryView[] }) {
  const t = useTranslations('staff.audit');
  const what = ({ action, detail }: AuditEntryView) => {
    const code = known.find((each) => each === action);
    if (!code) return t('actions.other', { code: action });
    return t(`actions.${code}`, {
      count: Number(detail.count ?? 0),
      stopped: Number(detail.stopped ?? 0),
      faults: Number(detail.faults ?? 0),
    });
  };
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
          who: entry.staffName ?? t('system'),
          what: what(entry),
          when: <DateTime at={entry.recordedAt} />,
        },
      }))}
    />
  );
}
