import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { TagList } from '@/components/consent/tag-list';
import type { FormAction } from '@/components/ui/form-state';
import { Initials } from '@/components/ui/initials';
import { PageHeader } from '@/components/ui/page-header';
import type { ConsentStanding } from '@/domain/consent/queries';
import type { ContactView } from '@/domain/contacts/queries';
import { fullName } from '@/domain/contacts/rules';
import { routes } from '@/lib/routes';
import { ContactAction } from './contact-action';
import { EvidenceMenu } from './evidence-menu';
import { RecordKeys } from './record-keys';

type CardHeaderProps = {
  contact: ContactView;
  consents: ConsentStanding[];
  mayEdit: boolean;
  mayExport: boolean;
  hrefs: { table: string; previous: string | null; next: string | null };
  sendLink: FormAction;
};

/** Who it is, his tags, and what may be done. */
export function CardHeader({
  contact,
  consents,
  mayEdit,
  mayExport,
  hrefs,
  sendLink,
}: CardHeaderProps) {
  const t = useTranslations('staff.card');
  const common = useTranslations('staff.contacts');
  const name = fullName(contact) || contact.email || t('erased');
  const mayAct = mayEdit && !contact.erasedAt;
  return (
    <PageHeader
      title={name}
      crumbs={[{ label: common('title'), href: hrefs.table }]}
      beside={<RecordKeys previous={hrefs.previous} next={hrefs.next} />}
      mark={<Initials name={name} />}
      lead={
        <>
          {[contact.title, contact.customer?.name].filter(Boolean).join(' · ')}
          <TagList consents={consents} />
        </>
      }
      actions={
        <>
          {mayAct && (
            <Button asChild>
              <Link href={routes.contactConsent(contact.id)}>{t('changeConsent')}</Link>
            </Button>
          )}
          {mayAct && contact.email && (
            <ContactAction
              contactId={contact.id}
              action={sendLink}
              label={t('sendLink')}
              done={t('linkSent', { email: contact.email })}
            />
          )}
          {mayExport && (
            <EvidenceMenu contactId={contact.id} label={t('evidence')} purposes={consents} />
          )}
        </>
      }
    />
  );
}
