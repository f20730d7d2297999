import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import { StateTag } from '@/components/ui/state-tag';
import type { MailableRow } from '@/domain/as-of/queries';
import { fullName } from '@/domain/contacts/rules';
import { routes } from '@/lib/routes';
import styles from './as-of.module.css';
import { useDecider } from './use-decider';

/** Who could be mailed at a moment, and the answer that decided it; each leads to the card as it was. */
export function MailableTable({ rows, at }: { rows: MailableRow[]; at: Date }) {
  const t = useTranslations('staff.asOf');
  const past = { asOf: at.toISOString() };
  return (
    <RecordTable
      label={t('title')}
      columns={[
        { key: 'contact', label: t('contact') },
        { key: 'mailed', label: t('mailed') },
        { key: 'why', label: t('why') },
      ]}
      rows={rows.map((row) => ({
        id: row.contactId,
        cells: {
          contact: (
            <>
              <Link href={routes.contact(row.contactId, past)}>{fullName(row) || t('erased')}</Link>
              {row.email && <span className={styles.small}>{row.email}</span>}
            </>
          ),
          mailed: (
            <StateTag
              tone={row.reason ? 'quiet' : 'good'}
              icon={row.reason ? XMarkIcon : CheckmarkIcon}
            >
              {t(row.reason ? 'no' : 'yes')}
            </StateTag>
          ),
          why: <Why row={row} past={past} />,
        },
      }))}
    />
  );
}

function Why({ row, past }: { row: MailableRow; past: { asOf: string } }) {
  const t = useTranslations('staff.asOf');
  const decider = useDecider()(row);
  // The answer itself says it: nothing more is to be told.
  const told = row.reason === 'refused' || row.reason === 'withdrawn' ? null : row.reason;
  return (
    <>
      {told && t(`reason.${told}`)}
      {decider && row.eventId && (
        <span className={told ? styles.small : undefined}>
          <Link href={routes.contactEvent(row.contactId, row.eventId, past)}>{decider.said}</Link>
          {decider.how && <span className={styles.small}>{decider.how}</span>}
        </span>
      )}
    </>
  );
}
