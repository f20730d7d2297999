import { Alert } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { createLoader, parseAsStringLiteral, type SearchParams } from 'nuqs/server';
import { requireStaff } from '@/app/_server/session';
import { PreviewLevels } from '@/components/levels/preview-levels';
import { PortalFrame } from '@/components/portal/frame';
import { PageText } from '@/components/portal/page-text';
import { listLevels } from '@/domain/consent/queries';
import { listCompanies } from '@/domain/group/queries';
import { previewLevels } from '@/domain/wording-previews/queries';
import { locales } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.levels'))('preview') };
}

const loadQuery = createLoader({ lang: parseAsStringLiteral(locales).withDefault('nb') });

type PageProps = { params: Promise<{ key: string }>; searchParams: Promise<SearchParams> };

/** The portal as a new customer meets it, with the draft of one level. Outside the staff's frame, as he is. */
export default async function PreviewPage({ params, searchParams }: PageProps) {
  const { ctx } = await requireStaff('publishWordings');
  const { key } = await params;
  const level = (await listLevels(ctx)).find((each) => each.key === key);
  const [company] = await listCompanies(ctx);
  if (!level || !company) notFound();
  const { lang } = await loadQuery(searchParams);
  const levels = await previewLevels(ctx, { levelId: level.id, locale: lang });
  const title = levels.find(({ id }) => id === level.id)?.wording.title ?? key;
  const staff = await getTranslations('staff.levels');
  const t = await getTranslations({ locale: lang, namespace: 'portal.page' });
  return (
    <PortalFrame
      locale={lang}
      company={{ name: company.name, position: 0 }}
      hrefIn={(locale) => routes.previewLevel(key, { lang: locale })}
    >
      <Alert data-color="info">{staff('previewBanner', { level: title })}</Alert>
      <PageText title={t('greetingNameless')}>
        <p>{t('intro', { company: company.legalName })}</p>
      </PageText>
      <PreviewLevels levels={levels} />
    </PortalFrame>
  );
}
