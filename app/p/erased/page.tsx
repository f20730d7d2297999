import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/components/portal/frame';
import { PageText } from '@/components/portal/page-text';
import { routes } from '@/lib/routes';
import { askedLocale, findHost, type PortalPageProps, privatePage } from '../request';

type Props = Pick<PortalPageProps, 'searchParams'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.erase' });
  return { ...privatePage, title: { absolute: t('done') } };
}

/** Where an erasure ends: it belongs to no one any more. */
export default async function ErasedPage({ searchParams }: Props) {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.erase' });
  return (
    <PortalFrame
      locale={locale}
      company={await findHost()}
      hrefIn={(lang) => routes.erased({ lang })}
    >
      <PageText title={t('done')}>
        <p>{t('doneText')}</p>
      </PageText>
    </PortalFrame>
  );
}
