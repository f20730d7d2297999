import { Alert, Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import type { CompanyView } from '@/domain/group/queries';
import type { NewsletterView } from '@/domain/newsletters/queries';
import type { RecipientPreview } from '@/domain/recipients/queries';
import { routes } from '@/lib/routes';
import { NewsletterForm } from './newsletter-form';
import { Recipients } from './recipients';
import { SendForm } from './send-form';

type DraftSectionsProps = {
  newsletter: NewsletterView;
  companies: CompanyView[];
  recipients: RecipientPreview;
  page: number;
  pageSize: number;
  /** The last question is being asked. */
  isSending: boolean;
  /** Null for those who may only read. */
  actions: { save: FormAction; send: FormAction } | null;
  /** The preview, between the recipients and the sending. */
  children: ReactNode;
};

/** The four steps of a draft: Innhold, Mottakere, Kontroll, Send. */
export function DraftSections(props: DraftSectionsProps) {
  const { newsletter, companies, recipients, page, pageSize, isSending, actions, children } = props;
  const t = useTranslations('staff.newsletters');
  return (
    <>
      {/* While the last question is asked, the preview alone shows what will be sent. */}
      {actions ? (
        <div hidden={isSending}>
          <Card title={t('stepContent')}>
            <NewsletterForm
              draft={{
                newsletterId: newsletter.id,
                version: String(newsletter.version),
                companyId: newsletter.company.id,
                subject: newsletter.subject,
                preheader: newsletter.preheader,
                body: newsletter.body,
                purposeIds: newsletter.lists.map((list) => list.purposeId),
              }}
              companies={companies.map(({ id, name, lists }) => ({ id, name, lists }))}
              action={actions.save}
            />
          </Card>
        </div>
      ) : (
        <Alert data-color="info">{t('send.notAllowed')}</Alert>
      )}
      <Card title={t('stepRecipients')}>
        <Recipients newsletter={newsletter} preview={recipients} page={page} pageSize={pageSize} />
      </Card>
      {children}
      {actions && (
        <Card title={t('stepSend')}>
          {recipients.count === 0 && <p>{t('send.nobody')}</p>}
          {recipients.count > 0 && isSending && (
            <SendForm newsletter={newsletter} count={recipients.count} action={actions.send} />
          )}
          {recipients.count > 0 && !isSending && (
            <>
              <p>{t('send.hint')}</p>
              <Button asChild>
                <Link href={routes.newsletter(newsletter.id, { step: 'send' })} scroll={false}>
                  {t('send.start')}
                </Link>
              </Button>
            </>
          )}
        </Card>
      )}
    </>
  );
}
