import { getTranslations } from 'next-intl/server';
import { requestLink } from '@/app/preferences/actions';
import { PortalFrame } from '@/components/portal/frame';
import { NewLinkForm } from '@/components/portal/new-link-form';
import { PageText } from '@/components/portal/page-text';
import type { Locale } from '@/lib/i18n/locales';
import { findHost } from './request';

type LostLinkProps = { locale: Locale; hrefIn: (locale: Locale) => string };

/** The one page for every link that works no longer, and for those who have none. */
export async function LostLink({ locale, hrefIn }: LostLinkProps) {
  const t = await getTranslations({ locale, namespace: 'portal.newLink' });
  return (
    <PortalFrame locale={locale} company={await findHost()} hrefIn={hrefIn}>
      <PageText title={t('title')}>
        <p>{t('lost')}</p>
      </PageText>
      <NewLinkForm action={requestLink} />
    </PortalFrame>
  );
}
