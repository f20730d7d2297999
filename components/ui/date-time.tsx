import { useLocale } from 'next-intl';
import { formatDate, formatDateTime, formatTime } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';

const styles = { date: formatDate, dateTime: formatDateTime, time: formatTime };

/** A point in time as people read it, in Norway's time. */
export function DateTime({ at, as = 'dateTime' }: { at: Date; as?: keyof typeof styles }) {
  const locale = useLocale() as Locale;
  return <time dateTime={at.toISOString()}>{styles[as](at, locale)}</time>;
}
