'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/app/_server/session';
import { endSession } from '@/app/_server/sign-in';
import { keepSingleKeys } from '@/app/_server/single-keys';
import { isStaffLocale, LOCALE_COOKIE } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

export async function logOut(): Promise<void> {
  await endSession();
  redirect(routes.login());
}

/** Keeps the language of the staff pages in the browser. */
export async function chooseLanguage(form: FormData): Promise<void> {
  await requireStaff();
  const locale = form.get('locale');
  if (typeof locale !== 'string' || !isStaffLocale(locale)) return;
  (await cookies()).set(LOCALE_COOKIE, locale, {
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    path: '/',
  });
}

/** Turns the keys that are pressed alone on or off in this browser. */
export async function chooseSingleKeys(form: FormData): Promise<void> {
  await requireStaff();
  await keepSingleKeys(form.get('singleKeys') === 'on');
}
