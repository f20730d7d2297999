import { useLocale, useTranslations } from 'next-intl';
import type { VersionView } from '@/domain/wordings/queries';
import { formatDateTime, formatLastDay } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import styles from './version-list.module.css';
import { WordingGrid } from './wording-grid';

/** Every version of a level, the newest open: who published it, what it did to the older ones, and its words. */
export function VersionList({ versions }: { versions: VersionView[] }) {
  return (
    <ol className={styles.versions}>
      {versions.map((version, index) => (
        <li key={version.version}>
          <Version version={version} isNewest={index === 0} />
        </li>
      ))}
    </ol>
  );
}

function Version({ version: each, isNewest }: { version: VersionView; isNewest: boolean }) {
  const t = useTranslations('staff.levels');
  const locale = useLocale() as Locale;
  const { version, publishedByName, olderLapseAt } = each;
  const published = t('published', { date: formatDateTime(each.publishedAt, locale) });
  const by = publishedByName ? t('publishedBy', { name: publishedByName }) : t('publishedByFile');
  return (
    <>
      <h3 className={styles.heading}>
        {t('version', { version })}
        {isNewest && <span className={styles.quiet}> · {t('inForce')}</span>}
      </h3>
      <p className={styles.facts}>
        {published} {by}
      </p>
      {version > 1 && (
        <p className={styles.facts}>
          {olderLapseAt
            ? t('olderLapse', { day: formatLastDay(olderLapseAt, locale) })
            : t('olderHold')}
        </p>
      )}
      <p className={styles.facts}>{t('holding', { count: each.holding })}</p>
      <details open={isNewest} className={styles.text}>
        <summary>{t('exact', { version })}</summary>
        <WordingGrid notices={each.notices} />
      </details>
    </>
  );
}
