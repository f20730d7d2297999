import { useLocale, useTranslations } from 'next-intl';
import { ShareBar } from '@/components/charts/share-bar';
import { formatShare } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './results.module.css';

/** A rate, in words and drawn, with the interval that it lies in. */
export function Rate({ rate, interval }: { rate: number; interval: [number, number] }) {
  const t = useTranslations('staff.results');
  const locale = useLocale() as Locale;
  const words = {
    share: formatShare(rate, locale),
    lower: formatShare(interval[0], locale),
    upper: formatShare(interval[1], locale),
  };
  return (
    <span className={styles.share}>
      <span className={styles.figure}>
        {words.share} <span className={styles.small}>{t('interval', words)}</span>
      </span>
      <ShareBar share={rate} interval={interval} label={t('intervalLabel', words)} />
    </span>
  );
}
