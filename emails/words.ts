import { createTranslator } from 'use-intl/core';
import type { Locale } from '../lib/i18n/locales';
import en from '../locales/en.json';
import nb from '../locales/nb.json';
import nn from '../locales/nn.json';

type Messages = { mail: typeof nb.mail };

const messages: Record<Locale, Messages> = {
  nb: { mail: nb.mail },
  nn: { mail: nn.mail },
  en: { mail: en.mail },
};

export type Words = ReturnType<typeof wordsFor>;

/**
 * The mails' words (`mail` of `locales/`) in one language, outside of Next and React.
 * @throws Error when a key or a value is missing: a mail with a hole in it must not leave.
 */
export function wordsFor(locale: Locale) {
  return createTranslator({
    locale,
    messages: messages[locale],
    namespace: 'mail',
    onError: (error) => {
      throw error;
    },
  });
}
