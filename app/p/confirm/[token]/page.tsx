import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { systemCtx } from '@/app/_server/context';
import { requestLink } from '@/app/preferences/actions';
import { PortalFrame } from '@/components/portal/frame';
import { NewLinkForm } from '@/components/portal/new-link-form';
import { PageText } from '@/components/portal/page-text';
import { PostButton } from '@/components/portal/post-button';
import { findEmailWish } from '@/domain/own-details/queries';
import { routes } from '@/lib/routes';
import { askedLocale, findHost, type PortalPageProps, privatePage } from '../../request';
import { confirm } from './actions';

export async function generateMetadata({ searchParams }: PortalPageProps): Promise<Metadata> {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.confirm' });
  return { ...privatePage, title: { absolute: t('title') } };
}

/** Asks whether a new address is right. Opening the page confirms nothing. */
export default async function ConfirmPage({ params, searchParams }: PortalPageProps) {
  const { token } = await params;
  const asked = await askedLocale(searchParams);
  const wish = await findEmailWish(systemCtx('portal'), token);
  const locale = asked ?? wish?.locale ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.confirm' });
  return (
    <PortalFrame
      locale={locale}
      company={wish?.company ?? (await findHost())}
      hrefIn={(lang) => routes.confirmEmail(token, { lang })}
    >
      {wish?.state === 'confirmed' && (
        <PageText title={t('done')}>
          <p>{t('doneText', { email: wish.email })}</p>
        </PageText>
      )}
      {wish?.state === 'open' && (
        <>
          <PageText title={t('title')}>
            <p>{t('text', { email: wish.email })}</p>
          </PageText>
          <PostButton action={confirm.bind(null, token, locale)}>{t('button')}</PostButton>
        </>
      )}
      {!wish && (
        <>
          <PageText title={t('unavailable')}>
            <p>{t('unavailableText')}</p>
          </PageText>
          <NewLinkForm action={requestLink} />
        </>
      )}
    </PortalFrame>
  );
}
