import { useLocale, useTranslations } from 'next-intl';
import { formatDate, formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { osloDate } from '@/lib/oslo-date';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** "i dag 14:05", "i går 14:05", and further back the date. */
export function When({ at, now }: { at: Date; now: Date }) {
  const t = useTranslations('staff.consent.when');
  const locale = useLocale() as Locale;
  const time = formatTime(at, locale);
  const day = osloDate(at);
  const yesterday = osloDate(new Date(now.getTime() - DAY_MILLISECONDS));
  return (
    <time dateTime={at.toISOString()}>
      {day === osloDate(now)
        ? t('today', { time })
        : day === yesterday
          ? t('yesterday', { time })
          : formatDate(at, locale)}
    </time>
  );
}
