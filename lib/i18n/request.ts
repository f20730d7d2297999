import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { isLocale, isStaffLocale, LOCALE_COOKIE, type StaffLocale } from './locales';

/** Staff pages speak the language of the cookie; the portal names its language itself. */
export default getRequestConfig(async ({ locale }) => {
  const known = isLocale(locale) ? locale : await readStaffLocale();
  return {
    locale: known,
    messages: (await import(`../../locales/${known}.json`)).default,
    timeZone: 'Europe/Oslo',
  };
});

async function readStaffLocale(): Promise<StaffLocale> {
  const kept = (await cookies()).get(LOCALE_COOKIE)?.value;
  return isStaffLocale(kept) ? kept : 'nb';
}
