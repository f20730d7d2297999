import { Button } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalFrame } from '@/components/portal/frame';
import { PageText } from '@/components/portal/page-text';
import { PostButton } from '@/components/portal/post-button';
import { routes } from '@/lib/routes';
import { LostLink } from '../../lost-link';
import { askedLocale, type PortalPageProps, privatePage, viewPortal } from '../../request';
import { erase } from './actions';

export async function generateMetadata(props: PortalPageProps): Promise<Metadata> {
  const locale = (await askedLocale(props.searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.erase' });
  return { ...privatePage, title: { absolute: t('title') } };
}

/** The step before an erasure: what goes, what stays, and a button. */
export default async function ErasePage({ params, searchParams }: PortalPageProps) {
  const { token } = await params;
  const asked = await askedLocale(searchParams);
  const hrefIn = (lang: string) => routes.eraseOwnData(token, { lang });
  const view = await viewPortal(token, asked);
  if (view?.mode !== 'full') return <LostLink locale={asked ?? 'nb'} hrefIn={hrefIn} />;
  const { locale, company } = view;
  const t = await getTranslations({ locale, namespace: 'portal.erase' });
  return (
    <PortalFrame locale={locale} company={company} hrefIn={hrefIn}>
      <PageText title={t('question')}>
        <p>{t('text')}</p>
        <p>{t('kept')}</p>
      </PageText>
      <PostButton action={erase.bind(null, token, locale)} data-color="danger">
        {t('confirm')}
      </PostButton>
      <Button asChild variant="secondary">
        <a href={routes.portal(token, { lang: locale })}>{t('keep')}</a>
      </Button>
    </PortalFrame>
  );
}
