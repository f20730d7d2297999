'use server';

import { redirect } from 'next/navigation';
import { eraseContact } from '@/domain/privacy/commands';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import { openAction } from '../../request';

/** Erases the contact behind a fresh link, for good. */
export async function erase(token: string, locale: Locale): Promise<void> {
  const opened = await openAction(token);
  if (opened?.link.mode !== 'full') redirect(routes.preferences({ lang: locale }));
  await eraseContact(opened.ctx, opened.link);
  redirect(routes.erased({ lang: locale }));
}
