import { useTranslations } from 'next-intl';
import { PageLinks } from '@/components/ui/page-links';
import { fullName } from '@/domain/contacts/rules';
import type { NewsletterView } from '@/domain/newsletters/queries';
import type { RecipientPreview } from '@/domain/recipients/queries';
import { pageCount } from '@/lib/paging';
import { routes } from '@/lib/routes';
import styles from './recipients.module.css';

type RecipientsProps = {
  newsletter: NewsletterView;
  preview: RecipientPreview;
  page: number;
  pageSize: number;
};

/** How many get the newsletter if it is sent now, who they are, and who does not get it and why. */
export function Recipients({ newsletter, preview, page, pageSize }: RecipientsProps) {
  const t = useTranslations('staff.newsletters.recipients');
  const { count, tracking, excluded, rows } = preview;
  const names = newsletter.lists.map((list) => list.listName).join(', ');
  const left = excluded.reduce((sum, each) => sum + each.count, 0);
  return (
    <div className={styles.recipients}>
      <p className={styles.count}>
        <strong>{t('count', { count })}</strong>
        <span>{t('lists', { count: newsletter.lists.length, names })}</span>
      </p>
      <p>{count > 0 ? t('tracking', { count: tracking }) : t('empty')}</p>
      {left > 0 && (
        <div>
          <p>{t('excluded', { count: left })}</p>
          <ul>
            {excluded.map(({ reason, count: each }) => (
              <li key={reason}>{t(`reasons.${reason}`, { count: each })}</li>
            ))}
          </ul>
        </div>
      )}
      {count > 0 && (
        <details open={page > 1}>
          <summary>{t('names')}</summary>
          <ul>
            {rows.map((row) => (
              <li key={row.contactId}>
                {fullName(row)} <span className={styles.quiet}>{row.email}</span>
              </li>
            ))}
          </ul>
          <PageLinks
            page={page}
            pages={pageCount(count, pageSize)}
            hrefOf={(each) => routes.newsletter(newsletter.id, { page: String(each) })}
          />
        </details>
      )}
      <p className={styles.quiet}>{t('again')}</p>
    </div>
  );
}
