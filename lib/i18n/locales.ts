export const locales = ['nb', 'nn', 'en'] as const;
/** The languages of customers: of the portal, the mails, and every published wording. */
export type Locale = (typeof locales)[number];

export const staffLocales = ['nb', 'en'] as const;
export type StaffLocale = (typeof staffLocales)[number];

/** Where the browser keeps the language of the staff pages. */
export const LOCALE_COOKIE = 'locale';

export function isLocale(text: string | undefined | null): text is Locale {
  return locales.some((locale) => locale === text);
}

export function isStaffLocale(text: string | undefined): text is StaffLocale {
  return staffLocales.some((locale) => locale === text);
}
