import { createTranslator } from 'use-intl/core';
import en from '../locales/en.json';
import nb from '../locales/nb.json';
import nn from '../locales/nn.json';

export const mailLocales = ['nb', 'nn', 'en'] as const;
export type MailLocale = (typeof mailLocales)[number];

type Messages = { mail: typeof nb.mail };

const messages: Record<MailLocale, Messages> = {
  nb: { mail: nb.mail },
  nn: { mail: nn.mail },
  en: { mail: en.mail },
};

const dateLocales: Record<MailLocale, string> = { nb: 'nb', nn: 'nn', en: 'en-GB' };

export type Words = ReturnType<typeof wordsFor>;

/**
 * The mails' words (`mail` of `locales/`) in one language, outside of Next and React.
 * @throws Error when a key or a value is missing: a mail with a hole in it must not leave.
 */
export function wordsFor(locale: MailLocale) {
  return createTranslator({
    locale,
    messages: messages[locale],
    namespace: 'mail',
    onError: (error) => {
      throw error;
    },
  });
}

/** "23. november 2026", in Norway's time. */
export function formatDate(date: Date, locale: MailLocale): string {
  return format(date, locale, { dateStyle: 'long' });
}

/** The last day before an end, in Norway's time: what ends at midnight holds to the day before. */
export function formatLastDay(endsAt: Date, locale: MailLocale): string {
  return formatDate(new Date(endsAt.getTime() - 1), locale);
}

/** "23. november 2026 kl. 13:42", in Norway's time. */
export function formatDateTime(date: Date, locale: MailLocale): string {
  return format(date, locale, { dateStyle: 'long', timeStyle: 'short' });
}

function format(date: Date, locale: MailLocale, style: Intl.DateTimeFormatOptions): string {
  const timeZone = 'Europe/Oslo';
  return new Intl.DateTimeFormat(dateLocales[locale], { ...style, timeZone }).format(date);
}
