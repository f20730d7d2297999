'use server';

import { redirect } from 'next/navigation';
import { contactCtx, systemCtx } from '@/app/_server/context';
import { confirmEmail } from '@/domain/own-details/commands';
import { findEmailWish } from '@/domain/own-details/queries';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

/** The owner of the new address pressed the button. The page then tells what became of it. */
export async function confirm(token: string, locale: Locale): Promise<void> {
  const wish = await findEmailWish(systemCtx('portal'), token);
  if (!wish) redirect(routes.preferences({ lang: locale }));
  await confirmEmail(await contactCtx({ ...wish, token, channel: 'portal' }), { token });
  redirect(routes.confirmEmail(token, { lang: locale }));
}
