import { useTranslations } from 'next-intl';
import { WordingDetails } from '@/components/consent/wording-details';
import type { Wording } from '@/domain/consent/rules';
import type { Locale } from '@/lib/i18n/locales';
import styles from './wording-grid.module.css';

type WordingGridProps = {
  notices: { id: string; locale: Locale; wording: Wording; sha256: string }[];
};

/** One version in every language, side by side, each with its fingerprint. */
export function WordingGrid({ notices }: WordingGridProps) {
  const t = useTranslations('staff.levels');
  return (
    <div className={styles.grid}>
      {notices.map(({ id, locale, wording, sha256 }) => (
        <article key={id} className={styles.notice} aria-label={t(`language.${locale}`)}>
          <p className={styles.quiet}>{t(`language.${locale}`)}</p>
          <div lang={locale} className={styles.wording}>
            <h4>{wording.title}</h4>
            <p>{wording.summary}</p>
            <WordingDetails wording={wording} label={t('controllers')} />
            <p className={styles.answers}>
              <span>{wording.yes}</span>
              <span>{wording.no}</span>
            </p>
          </div>
          <p className={styles.hash}>
            {t('hash')} <code>{sha256}</code>
          </p>
        </article>
      ))}
    </div>
  );
}
