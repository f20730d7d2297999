import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataSections } from '@/components/portal/data-sections';
import { DetailsForm } from '@/components/portal/details-form';
import { PortalFrame } from '@/components/portal/frame';
import { HistorySection } from '@/components/portal/history-section';
import { LevelsForm } from '@/components/portal/levels-form';
import { LookAgain } from '@/components/portal/look-again';
import { MaskedDetails } from '@/components/portal/masked-details';
import { PageText } from '@/components/portal/page-text';
import { PrivacySection } from '@/components/portal/privacy-section';
import { VisitBeacon } from '@/components/portal/visit-beacon';
import { mayAnswer } from '@/domain/portal-links/rules';
import { routes } from '@/lib/routes';
import { LostLink } from '../lost-link';
import {
  askedLocale,
  keepFetch,
  keepServed,
  type PortalPageProps,
  privatePage,
  viewPortal,
} from '../request';
import { answer, lookAgain, mailLink, saveAll, saveDetails, visit } from './actions';

export async function generateMetadata(props: PortalPageProps): Promise<Metadata> {
  const asked = await askedLocale(props.searchParams);
  const view = await viewPortal((await props.params).token, asked);
  const t = await getTranslations({ locale: view?.locale ?? asked ?? 'nb', namespace: 'portal' });
  const title = view ? t('page.title', { company: view.company.name }) : t('newLink.title');
  return { ...privatePage, title: { absolute: title } };
}

export default async function PortalPage({ params, searchParams }: PortalPageProps) {
  const { token } = await params;
  const asked = await askedLocale(searchParams);
  const hrefIn = (lang: string) => routes.portal(token, { lang });
  const view = await viewPortal(token, asked);
  if (!view) return <LostLink locale={asked ?? 'nb'} hrefIn={hrefIn} />;
  await keepServed(view);
  await keepFetch(view);
  const { locale, company, details, mode } = view;
  const t = await getTranslations({ locale, namespace: 'portal.page' });
  const firstName = details?.firstName;
  return (
    <PortalFrame locale={locale} company={company} hrefIn={hrefIn}>
      <VisitBeacon noteVisit={visit.bind(null, token)} />
      <LookAgain lookAgain={lookAgain} />
      <PageText title={firstName ? t('greeting', { firstName }) : t('greetingNameless')}>
        <p>{t('intro', { company: company.legalName })}</p>
        {mode === 'withdrawOnly' && <p>{t('withdrawOnly')}</p>}
      </PageText>
      <LevelsForm
        levels={view.levels}
        mayGrant={mayAnswer(mode, 'yes')}
        answer={answer.bind(null, token, locale)}
        saveAll={saveAll.bind(null, token, locale)}
        requestId={randomUUID()}
      />
      <div>
        <PrivacySection locale={locale} controllers={view.controllers} address={view.address} />
        {details ? (
          <DetailsForm details={details} action={saveDetails.bind(null, token)} />
        ) : (
          <MaskedDetails
            maskedEmail={view.maskedEmail}
            isOpen={mode === 'withdrawOnly'}
            action={mailLink.bind(null, token)}
          />
        )}
        <HistorySection locale={locale} history={view.history} />
        {mode === 'full' && <DataSections locale={locale} token={token} />}
      </div>
    </PortalFrame>
  );
}
