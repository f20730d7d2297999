import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { MessageStateTag } from '@/components/outbox/message-state';
import { useReason } from '@/components/outbox/use-reason';
import { WhySent } from '@/components/outbox/why-sent';
import { PageLinks } from '@/components/ui/page-links';
import { RecordTable } from '@/components/ui/record-table';
import { fullName } from '@/domain/contacts/rules';
import type { SentRecipient } from '@/domain/recipients/queries';
import { routes } from '@/lib/routes';

type SentRecipientsProps = {
  newsletterId: string;
  rows: SentRecipient[];
  page: number;
  pages: number;
};

/** Who got a newsletter and by which answer, and who did not and why. */
export function SentRecipients({ newsletterId, rows, page, pages }: SentRecipientsProps) {
  const t = useTranslations('staff.newsletters.sentTo');
  const reasonOf = useReason();
  if (rows.length === 0) return <p>{t('empty')}</p>;
  return (
    <>
      <RecordTable
        label={t('title')}
        columns={[
          { key: 'name', label: t('name') },
          { key: 'state', label: t('state') },
          { key: 'why', label: t('why') },
        ]}
        rows={rows.map((row) => ({
          id: row.messageId,
          cells: {
            name: <Link href={routes.message(row.messageId)}>{fullName(row) || t('erased')}</Link>,
            state: <MessageStateTag state={row.state} />,
            why: row.because ? (
              <WhySent because={row.because} contactId={row.contactId} name={fullName(row)} />
            ) : (
              row.reason && reasonOf(row.reason)
            ),
          },
        }))}
      />
      <PageLinks
        page={page}
        pages={pages}
        hrefOf={(each) => routes.newsletter(newsletterId, { page: String(each) })}
      />
    </>
  );
}
