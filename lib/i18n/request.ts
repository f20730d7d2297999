import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, LOCALE_COOKIE, type Locale } from './locales';

/** Staff pages speak the language of the cookie; the portal names its language itself. */
export default getRequestConfig(async ({ locale }) => {
  const chosen = locale ?? (await cookies()).get(LOCALE_COOKIE)?.value;
  const known: Locale = isLocale(chosen) ? chosen : 'nb';
  return {
    locale: known,
    messages: (await import(`../../locales/${known}.json`)).default,
    timeZone: 'Europe/Oslo',
  };
});
