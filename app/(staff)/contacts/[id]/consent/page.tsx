import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { ChangeConsentForm } from '@/components/consent/change-consent-form';
import { ToldWordings } from '@/components/consent/told-wordings';
import { ContactAction } from '@/components/contacts/contact-action';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listConsents } from '@/domain/consent/queries';
import { openCard } from '@/domain/contacts/commands';
import { fullName } from '@/domain/contacts/rules';
import { newRequestId } from '@/domain/context';
import { listPortalLevels } from '@/domain/portal/queries';
import { getSettings } from '@/domain/settings/queries';
import { listSuppressions } from '@/domain/suppressions/queries';
import { isId } from '@/lib/ids';
import { osloDate } from '@/lib/oslo-date';
import { routes } from '@/lib/routes';
import { changeConsentByForm, sendLinkByForm } from '../../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.card'))('changeConsent') };
}

export default async function ChangeConsentPage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx } = await requireStaff('editContacts');
  const { id } = await params;
  const contact = isId(id) ? await openCard(ctx, { contactId: id }) : null;
  if (!contact || contact.erasedAt) notFound();
  const t = await getTranslations('staff');
  const [consents, suppressions, levels] = await Promise.all([
    listConsents(ctx, id),
    listSuppressions(ctx, id),
    listPortalLevels(ctx, id, contact.locale),
  ]);
  const { email } = contact;
  const isMailed = email !== null && suppressions.length === 0;
  return (
    <>
      <PageHeader
        title={t('card.changeConsent')}
        crumbs={[
          { label: t('contacts.title'), href: routes.contacts() },
          { label: fullName(contact) || (email ?? ''), href: routes.contact(id) },
        ]}
        lead={t('consent.lead', { name: contact.firstName || (email ?? '') })}
      />
      <Stack>
        <Card>
          <ChangeConsentForm
            contactId={id}
            requestId={newRequestId()}
            consents={consents}
            today={osloDate(new Date())}
            asksForEvidence={(await getSettings(ctx)).staffMayAnswerOwnNo}
            receipt={isMailed ? t('consent.receipt', { email }) : t('consent.noReceipt')}
            cancelHref={routes.contact(id)}
            action={changeConsentByForm}
            sendLink={
              email && (
                <ContactAction
                  contactId={id}
                  action={sendLinkByForm}
                  label={t('card.sendLink')}
                  done={t('card.linkSent', { email })}
                />
              )
            }
          />
        </Card>
        <Card title={t('consent.wordings')}>
          <ToldWordings levels={levels} locale={contact.locale} />
        </Card>
      </Stack>
    </>
  );
}
