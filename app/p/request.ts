import 'server-only';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { cache } from 'react';
import { actorCtx, contactCtx, systemCtx } from '@/app/_server/context';
import type { Ctx } from '@/domain/context';
import { noteFetch } from '@/domain/fetches/commands';
import { noteServed } from '@/domain/portal/commands';
import { listControllers, openPortal, type PortalView } from '@/domain/portal/queries';
import { findPortalLink, type PortalLink } from '@/domain/portal-links/queries';
import { isLocale, type Locale } from '@/lib/i18n/locales';
import { log } from '@/lib/log';

/** What a page of the portal is asked for by. */
export type PortalPageProps = {
  params: Promise<{ token: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Never kept, never indexed, and telling no other site where the reader came from. */
export const privatePage: Metadata = {
  robots: { index: false, follow: false },
  referrer: 'same-origin',
};

/** The language in `?lang=`, when it is one of ours. */
export async function askedLocale(
  searchParams: PortalPageProps['searchParams'],
): Promise<Locale | undefined> {
  const { lang } = await searchParams;
  return typeof lang === 'string' && isLocale(lang) ? lang : undefined;
}

/** The page behind a link; read once per request. */
export const viewPortal = cache((token: string, locale: Locale | undefined) =>
  openPortal(systemCtx('portal'), token, locale),
);

/** Keeps what the page shows, when it shows it. HEAD shows nothing. */
export async function keepServed(view: PortalView): Promise<void> {
  if ((await headers()).get('x-method') === 'HEAD') return;
  const noticeIds = view.levels.map((level) => level.noticeId);
  await noteServed(systemCtx('portal'), { ...view, noticeIds });
}

/** Keeps that the page was fetched by the link of a mail. What a form refreshes was not. */
export async function keepFetch({ messageId }: { messageId: string }): Promise<void> {
  const method = (await headers()).get('x-method');
  if (method !== 'GET' && method !== 'HEAD') return;
  const ctx = await actorCtx({ type: 'system', name: 'portal' });
  // Nobody is kept from his choices because a count failed.
  await noteFetch(ctx, { messageId, method }).catch((error: unknown) =>
    log.error({ messageId, error }, 'A fetch could not be kept.'),
  );
}

/** The group's first company stands on pages that belong to no mail. */
export const findHost = cache(async () => {
  const [company] = await listControllers(systemCtx('portal'));
  return { name: company?.name ?? '', position: 0 };
});

/**
 * Who asks, for every action of the portal: the link is the key, and is tried anew each time.
 * @returns null when it works no longer.
 */
export async function openAction(token: string): Promise<{ link: PortalLink; ctx: Ctx } | null> {
  // A browser may post anything.
  if (typeof token !== 'string') return null;
  const link = await findPortalLink(systemCtx('portal'), token);
  return link && { link, ctx: await contactCtx({ ...link, channel: 'portal' }) };
}
