import { CheckmarkIcon, XMarkIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { RecordTable } from '@/components/ui/record-table';
import { StateTag } from '@/components/ui/state-tag';
import { fullName } from '@/domain/contacts/rules';
import type { MemberView } from '@/domain/lists/queries';
import { formatDateTime, formatLastDay } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './member-table.module.css';

type MemberTableProps = {
  rows: MemberView[];
  label: string;
  /** The moment that is shown, when it is not now: the cards are then shown as of it too. */
  at: Date | null;
};

/** The members of a list, each with the field `tracking` and the answer that put him there. */
export function MemberTable({ rows, label, at }: MemberTableProps) {
  const t = useTranslations('staff.lists');
  const locale = useLocale() as Locale;
  return (
    <RecordTable
      label={label}
      columns={[
        { key: 'name', label: t('name') },
        { key: 'email', label: t('email') },
        { key: 'tracking', label: t('trackingField') },
        { key: 'why', label: t('why') },
      ]}
      rows={rows.map((row) => ({
        id: row.contactId,
        cells: {
          name: (
            <>
              <Link href={routes.contact(row.contactId, at ? { asOf: at.toISOString() } : {})}>
                {fullName(row) || t('erased')}
              </Link>
              {row.archivedAt && <span className={styles.small}>{t('archived')}</span>}
              {row.renewBy && (
                <span className={styles.small}>
                  {t('renewBy', { date: formatLastDay(row.renewBy, locale) })}
                </span>
              )}
            </>
          ),
          email: row.email,
          tracking: row.tracking ? (
            <StateTag tone="good" icon={CheckmarkIcon}>
              {t('yes')}
            </StateTag>
          ) : (
            <StateTag tone="quiet" icon={XMarkIcon}>
              {t('no')}
            </StateTag>
          ),
          why: <Why row={row} />,
        },
      }))}
    />
  );
}

/** Who said yes, when and where, and to which wording. */
function Why({ row }: { row: MemberView }) {
  const t = useTranslations('staff.lists');
  const locale = useLocale() as Locale;
  const facts = [
    t(`where.${row.channel}`),
    row.actorName && t('registeredBy', { name: row.actorName }),
    row.noticeVersion &&
      t('wording', {
        version: row.noticeVersion,
        language: t(`language.${row.noticeLocale ?? 'nb'}`),
      }),
  ];
  return (
    <>
      {t('saidYes', { who: row.firstName, date: formatDateTime(row.since, locale) })}
      <span className={styles.small}>{facts.filter(Boolean).join(', ')}</span>
    </>
  );
}
