import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { findInvitationSample, SAMPLE_FIRST_NAME } from '@/app/_server/invitation-sample';
import { requireStaff } from '@/app/_server/session';
import { MailPreview } from '@/components/newsletters/mail-preview';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { locales } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.invitations'))('title') };
}

export default async function VariantPage({ params }: { params: Promise<{ id: string }> }) {
  const signedIn = await requireStaff();
  const t = await getTranslations('staff.invitations');
  const { id } = await params;
  const sample = isId(id) ? await findInvitationSample(signedIn, id) : null;
  if (!sample) notFound();
  const { variant, experiment } = sample;
  const samples = await Promise.all(
    locales.map(async (locale) => {
      const { subject, text } = await sample.render(locale);
      return { locale, subject, text, src: routes.variantBody(id, { locale }) };
    }),
  );
  return (
    <>
      <PageHeader
        title={t('detailTitle', { label: variant.label })}
        crumbs={[{ label: t('title'), href: routes.invitations() }]}
        lead={`${experiment.name} · ${variant.textName} · ${t(`senderOf.${variant.sender}`)}`}
      />
      <Card title={t('detailIntro', { name: SAMPLE_FIRST_NAME })}>
        <MailPreview samples={samples} />
      </Card>
    </>
  );
}
