import { useLocale, useTranslations } from 'next-intl';
import { DayChart } from '@/components/charts/day-chart';
import { Card } from '@/components/ui/card';
import type { ConsentDay } from '@/domain/overview/queries';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './overview.module.css';

/** Consents given and withdrawn over the last days. */
export function ConsentDays({ days }: { days: ConsentDay[] }) {
  const t = useTranslations('staff.overview');
  const locale = useLocale() as Locale;
  const granted = days.reduce((sum, day) => sum + day.granted, 0);
  const withdrawn = days.reduce((sum, day) => sum + day.withdrawn, 0);
  const figures = days.map((day) => ({
    ...day,
    // Noon in UTC is the same day in Norway.
    label: formatDate(new Date(`${day.day}T12:00:00Z`), locale),
  }));
  return (
    <Card title={t('days')} aside={<span className={styles.quiet}>{t('daysUnit')}</span>}>
      <DayChart days={figures} summary={t('daysSummary', { granted, withdrawn })} />
    </Card>
  );
}
