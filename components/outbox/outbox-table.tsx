import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { RecordTable } from '@/components/ui/record-table';
import { fullName } from '@/domain/contacts/rules';
import type { MessageRow } from '@/domain/messages/queries';
import { routes } from '@/lib/routes';
import { MessageStateTag } from './message-state';
import styles from './outbox.module.css';
import { useReason } from './use-reason';

/** Mails of the outbox, each with what became of it and why. */
export function OutboxTable({ rows }: { rows: MessageRow[] }) {
  const t = useTranslations('staff.outbox');
  return (
    <RecordTable
      label={t('title')}
      columns={[
        { key: 'mail', label: t('recipient') },
        { key: 'kind', label: t('kind') },
        { key: 'state', label: t('state') },
        { key: 'company', label: t('company') },
        { key: 'time', label: t('time') },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          mail: <Link href={routes.message(row.id)}>{fullName(row) || t('erasedContact')}</Link>,
          kind: (
            <>
              {t(`kinds.${row.kind}`)}
              {row.newsletterSubject && (
                <span className={styles.small}>{row.newsletterSubject}</span>
              )}
            </>
          ),
          state: <State row={row} />,
          company: row.companyName,
          time: <DateTime at={row.handedAt ?? row.createdAt} />,
        },
      }))}
    />
  );
}

function State({ row }: { row: MessageRow }) {
  const t = useTranslations('staff.outbox');
  const reasonOf = useReason();
  return (
    <>
      <MessageStateTag state={row.state} />
      {row.reason && <span className={styles.small}>{reasonOf(row.reason)}</span>}
      {row.state === 'queued' && row.attempts > 0 && (
        <span className={styles.small}>
          {t('attempts', { count: row.attempts })},{' '}
          {t.rich('nextAttempt', { date: () => <DateTime at={row.nextAttemptAt} /> })}
        </span>
      )}
    </>
  );
}
