import type { StaffLocale } from '@/lib/i18n/locales';

const parts = {
  dateStyle: 'long',
  timeStyle: 'medium',
  timeZone: 'Europe/Oslo',
} as const;
const offset = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Oslo',
  timeZoneName: 'longOffset',
});

/** "23. november 2026 kl. 13:42:07 (UTC+01:00)": a moment that can be read in no other way. */
export function formatMoment(at: Date, locale: StaffLocale): string {
  const text = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, parts).format(at);
  const zone = offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${text} (${zone.replace('GMT', 'UTC')})`;
}
