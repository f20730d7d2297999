import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { askedLocale, findHost, type PortalPageProps } from '@/app/p/request';
import { ContactForm } from '@/components/portal/contact-form';
import { PortalFrame } from '@/components/portal/frame';
import { PageText } from '@/components/portal/page-text';
import { routes } from '@/lib/routes';
import { contactMe } from './actions';

type Props = Pick<PortalPageProps, 'searchParams'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.contactMe' });
  return { title: { absolute: t('title') } };
}

export default async function ContactMePage({ searchParams }: Props) {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.contactMe' });
  return (
    <PortalFrame
      locale={locale}
      company={await findHost()}
      hrefIn={(lang) => routes.contactMe({ lang })}
    >
      <PageText title={t('title')}>
        <p>{t('note')}</p>
      </PageText>
      <ContactForm action={contactMe.bind(null, locale)} />
    </PortalFrame>
  );
}
