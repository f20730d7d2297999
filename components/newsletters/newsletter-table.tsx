import {
  CheckmarkCircleIcon,
  HourglassIcon,
  PencilLineIcon,
  XMarkOctagonIcon,
} from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { RecordTable } from '@/components/ui/record-table';
import { StateTag } from '@/components/ui/state-tag';
import type { NewsletterRow } from '@/domain/newsletters/queries';
import type { NewsletterState } from '@/domain/newsletters/rules';
import { routes } from '@/lib/routes';

const looks = {
  draft: { tone: 'note', icon: PencilLineIcon },
  sending: { tone: 'quiet', icon: HourglassIcon },
  sent: { tone: 'good', icon: CheckmarkCircleIcon },
  cancelled: { tone: 'bad', icon: XMarkOctagonIcon },
} as const;

/** A newsletter's state as icon and word. */
export function NewsletterStateTag({ state }: { state: NewsletterState }) {
  const t = useTranslations('staff.newsletters.states');
  return <StateTag {...looks[state]}>{t(state)}</StateTag>;
}

/** Newsletters, the latest first. */
export function NewsletterTable({ rows }: { rows: NewsletterRow[] }) {
  const t = useTranslations('staff.newsletters');
  return (
    <RecordTable
      label={t('title')}
      columns={[
        { key: 'subject', label: t('subject') },
        { key: 'company', label: t('company') },
        { key: 'state', label: t('state') },
        { key: 'mails', label: t('mails'), numeric: true },
        { key: 'changed', label: t('changed') },
      ]}
      rows={rows.map((row) => ({
        id: row.id,
        cells: {
          subject: <Link href={routes.newsletter(row.id)}>{row.subject}</Link>,
          company: row.companyName,
          state: <NewsletterStateTag state={row.state} />,
          mails: row.mails,
          changed: <DateTime at={row.sentAt ?? row.updatedAt} />,
        },
      }))}
    />
  );
}
