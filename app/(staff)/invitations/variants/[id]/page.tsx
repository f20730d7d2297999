import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { SAMPLE_FIRST_NAME } from '@/app/_server/invitation-sample';
import { requireStaff } from '@/app/_server/session';
import { MailPreview } from '@/components/newsletters/mail-preview';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { locales } from '@/lib/i18n/locales';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { findVariantSample } from './sample';

type PageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const t = await getTranslations('staff.invitations');
  const { variant, setup } = await getSample(params);
  return { title: `${t('detailTitle', { label: variant.label })} – ${setup.name}` };
}

export default async function VariantPage({ params }: PageProps) {
  const t = await getTranslations('staff.invitations');
  const sample = await getSample(params);
  const { setup, variant, text } = sample;
  const { id } = variant;
  const written = await Promise.all(
    locales.map(async (locale) => {
      const mail = await sample.render(locale);
      if (!mail) return [];
      const src = routes.variantBody(id, { locale });
      return [{ locale, subject: mail.subject, text: mail.text, src }];
    }),
  );
  const samples = written.flat();
  return (
    <>
      <PageHeader
        title={t('detailTitle', { label: variant.label })}
        crumbs={[
          { label: t('title'), href: routes.invitations() },
          { label: setup.name, href: routes.experiment(setup.id) },
        ]}
        lead={`${text.name} · ${variant.senderName ?? t(`senderOf.${variant.sender}`)}`}
      />
      {samples.length > 0 ? (
        <Card title={t('detailIntro', { name: SAMPLE_FIRST_NAME })}>
          <MailPreview samples={samples} />
        </Card>
      ) : (
        <EmptyState title={t('unwritten')} />
      )}
    </>
  );
}

async function getSample(params: PageProps['params']) {
  const signedIn = await requireStaff();
  const { id } = await params;
  const sample = isId(id) ? await findVariantSample(signedIn, id) : null;
  if (!sample) notFound();
  return sample;
}
