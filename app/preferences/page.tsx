import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LostLink } from '@/app/p/lost-link';
import { askedLocale, type PortalPageProps, privatePage } from '@/app/p/request';
import { routes } from '@/lib/routes';

type Props = Pick<PortalPageProps, 'searchParams'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.newLink' });
  return { ...privatePage, title: { absolute: t('title') } };
}

export default async function PreferencesPage({ searchParams }: Props) {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  return <LostLink locale={locale} hrefIn={(lang) => routes.preferences({ lang })} />;
}
