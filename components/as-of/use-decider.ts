import { useLocale, useTranslations } from 'next-intl';
import type { MailableRow } from '@/domain/as-of/queries';
import { formatDateTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

type Decider = Pick<
  MailableRow,
  | 'firstName'
  | 'decision'
  | 'since'
  | 'actorType'
  | 'actorName'
  | 'channel'
  | 'noticeVersion'
  | 'noticeLocale'
>;

/** The answer in words: who said what and when, and how: where, who wrote it down, and to which wording. */
export function useDecider(): (row: Decider) => { said: string; how: string } | null {
  const t = useTranslations('staff.asOf');
  const list = useTranslations('staff.lists');
  const locale = useLocale() as Locale;
  return ({ decision, since, channel, noticeVersion, noticeLocale, firstName, ...by }) => {
    if (!decision || !since) return null;
    const how = [
      channel && list(`where.${channel}`),
      by.actorType === 'staff' && by.actorName && list('registeredBy', { name: by.actorName }),
      noticeVersion &&
        list('wording', {
          version: noticeVersion,
          language: list(`language.${noticeLocale ?? 'nb'}`),
        }),
    ];
    return {
      said: t(`said.${decision}`, {
        who: firstName || t('erased'),
        at: formatDateTime(since, locale),
      }),
      how: how.filter(Boolean).join(', '),
    };
  };
}
