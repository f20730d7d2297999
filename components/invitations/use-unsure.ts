import { useLocale, useTranslations } from 'next-intl';
import { formatPoints, formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

const CHANCE_MIN = 0.01;
const LOSS_MIN = 0.001;

/** The figures of a belief in words. None is certain, so none is rounded to nothing or to all. */
export function useUnsure() {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  return {
    /** "64 %", "under 1 %" or "over 99 %" for a share. */
    chance: (share: number) => {
      if (share < CHANCE_MIN) return t('under', { figure: formatShare(CHANCE_MIN, locale) });
      if (share > 1 - CHANCE_MIN)
        return t('above', { figure: formatShare(1 - CHANCE_MIN, locale) });
      return formatShare(share, locale);
    },
    /** "0,3" or "under 0,1" for a share of 0.003: percentage points. */
    loss: (share: number) =>
      share > 0 && share < LOSS_MIN
        ? t('under', { figure: formatPoints(LOSS_MIN, locale) })
        : formatPoints(share, locale),
  };
}
