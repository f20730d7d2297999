import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { systemCtx } from '@/app/_server/context';
import {
  askedLocale,
  findHost,
  keepFetch,
  type PortalPageProps,
  privatePage,
} from '@/app/p/request';
import { requestLink } from '@/app/preferences/actions';
import { PortalFrame } from '@/components/portal/frame';
import { NewLinkForm } from '@/components/portal/new-link-form';
import { PageText } from '@/components/portal/page-text';
import { UnsubscribeChoices } from '@/components/portal/unsubscribe-choices';
import { ShownOutcome } from '@/domain/unsubscribe/input';
import { findUnsubscribeLink, isStopped, type UnsubscribeLink } from '@/domain/unsubscribe/queries';
import { routes } from '@/lib/routes';
import { stop } from './actions';
import { Outcome } from './outcome';

export async function generateMetadata({ searchParams }: PortalPageProps): Promise<Metadata> {
  const locale = (await askedLocale(searchParams)) ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.unsubscribe' });
  return { ...privatePage, title: { absolute: t('title') } };
}

/** Buttons that unsubscribe: opening the page changes nothing. Once one was pressed, what holds now. */
export default async function UnsubscribePage({ params, searchParams }: PortalPageProps) {
  const { token } = await params;
  const link = await findUnsubscribeLink(systemCtx('unsubscribe'), token);
  const locale = (await askedLocale(searchParams)) ?? link?.locale ?? 'nb';
  const t = await getTranslations({ locale, namespace: 'portal.unsubscribe' });
  const asked = ShownOutcome.parse(await searchParams);
  const frame = {
    locale,
    company: link?.company ?? (await findHost()),
    hrefIn: (lang: string) => routes.unsubscribe(token, { lang }),
  };
  if (!link)
    return (
      <PortalFrame {...frame}>
        <PageText title={t('unknown')}>
          <p>{t('unknownText')}</p>
        </PageText>
        <NewLinkForm action={requestLink} />
      </PortalFrame>
    );
  if (link.isErased)
    return (
      <PortalFrame {...frame}>
        <PageText title={t('erased')} />
      </PortalFrame>
    );
  await keepFetch(link);
  const isAsking = link.lists.length === 0;
  // Who opens the link again is told at once what he has stopped already.
  const done = await confirmed(link, asked.done ?? (isAsking ? 'contact' : 'lists'));
  const sendsMarketing = !(await isStopped(systemCtx('unsubscribe'), link, 'everything'));
  return (
    <PortalFrame {...frame}>
      {done ? (
        <Outcome locale={locale} token={token} link={link} done={done} requestId={asked.request} />
      ) : (
        <PageText title={t('title')}>
          <p>{t('lead')}</p>
          {isAsking && <p>{t('contactMeans')}</p>}
        </PageText>
      )}
      <UnsubscribeChoices
        locale={locale}
        lists={link.lists.map((list) => list.name)}
        hasOwn={!done}
        hasEverything={sendsMarketing || (!isAsking && !done)}
        isQuiet={Boolean(asked.done && done)}
        requestId={randomUUID()}
        preferencesHref={routes.portal(link.preferencesToken, { lang: locale })}
        stop={stop.bind(null, token, locale)}
      />
    </PortalFrame>
  );
}

/** The address of the page says what was done; it is told only while the database says the same. */
async function confirmed(link: UnsubscribeLink, done: ShownOutcome['done']) {
  if (!done || done === 'undone' || done === 'tooLate') return done;
  return (await isStopped(systemCtx('unsubscribe'), link, done)) ? done : undefined;
}
