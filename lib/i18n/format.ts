import type { Locale } from './locales';

const TIME_ZONE = 'Europe/Oslo';

/** "23. november 2026" */
export function formatDate(date: Date, locale: Locale): string {
  return format(date, locale, { dateStyle: 'long' });
}

/** The last day before an end: what ends at midnight holds to the day before. */
export function formatLastDay(endsAt: Date, locale: Locale): string {
  return formatDate(new Date(endsAt.getTime() - 1), locale);
}

/** "23. november 2026 kl. 13:42" */
export function formatDateTime(date: Date, locale: Locale): string {
  return format(date, locale, { dateStyle: 'long', timeStyle: 'short' });
}

/** "13:42" */
export function formatTime(date: Date, locale: Locale): string {
  return format(date, locale, { timeStyle: 'short' });
}

/** "Mandag 23. november 2026" */
export function formatDay(date: Date, locale: Locale): string {
  const day = format(date, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return day.charAt(0).toLocaleUpperCase(locale) + day.slice(1);
}

/** "1 248" */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(intlLocale(locale)).format(value);
}

/** "64 %" for a share in [0, 1]. */
export function formatShare(share: number, locale: Locale): string {
  return new Intl.NumberFormat(intlLocale(locale), {
    style: 'percent',
    maximumFractionDigits: 0,
  }).format(share);
}

/** "0,3" for a share of 0.003: percentage points, to one digit. */
export function formatPoints(share: number, locale: Locale): string {
  return new Intl.NumberFormat(intlLocale(locale), { maximumFractionDigits: 1 }).format(
    100 * share,
  );
}

function format(date: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(intlLocale(locale), { ...options, timeZone: TIME_ZONE }).format(
    date,
  );
}

function intlLocale(locale: Locale): string {
  return locale === 'en' ? 'en-GB' : locale;
}
