import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { LevelView, NoticeView } from '@/domain/consent/queries';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, locales } from '@/lib/i18n/locales';
import styles from './level-card.module.css';

type LevelCardProps = { level: LevelView; notices: NoticeView[]; number: number };

/** A level with what a yes gives, and its wording in every language, the one in force first. */
export function LevelCard({ level, notices, number }: LevelCardProps) {
  const t = useTranslations('staff.levels');
  const newest = Math.max(...notices.map((notice) => notice.version));
  const inForce = notices.filter((notice) => notice.version === newest);
  const older = notices.filter((notice) => notice.version !== newest);
  const title = inForce.find((notice) => notice.locale === 'nb')?.wording.title ?? level.key;
  return (
    <Card title={title} aside={<span className={styles.quiet}>{t('level', { number })}</span>}>
      <p className={styles.gives}>
        {t('purposes')}:{' '}
        {level.purposes
          .map(({ tag, listName }) =>
            listName ? t('tagList', { tag, list: listName }) : t('tagTracking', { tag }),
          )
          .join(', ')}
      </p>
      <Wordings notices={inForce} />
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>{t('history', { count: older.length / inForce.length })}</summary>
          <Wordings notices={older} />
        </details>
      )}
    </Card>
  );
}

function Wordings({ notices }: { notices: NoticeView[] }) {
  const t = useTranslations('staff.levels');
  const locale = useLocale() as Locale;
  return (
    <div className={styles.grid}>
      {inPortalOrder(notices).map(({ id, wording, ...notice }) => (
        <article key={id} className={styles.notice} aria-label={t(`language.${notice.locale}`)}>
          <p className={styles.quiet}>
            {t(`language.${notice.locale}`)} · {t('version', { version: notice.version })} ·{' '}
            {t('published', { date: formatDate(notice.publishedAt, locale) })}
          </p>
          <div lang={notice.locale} className={styles.wording}>
            <h3>{wording.title}</h3>
            <p>{wording.summary}</p>
            <p>{wording.details}</p>
            <p className={styles.answers} aria-hidden>
              <span>{wording.yes}</span>
              <span>{wording.no}</span>
            </p>
          </div>
          <p className={styles.hash}>
            {t('hash')} <code>{notice.sha256}</code>
          </p>
        </article>
      ))}
    </div>
  );
}

/** The newest version first, and within it the languages as the portal offers them. */
function inPortalOrder(notices: NoticeView[]): NoticeView[] {
  return notices.toSorted(
    (one, other) =>
      other.version - one.version || locales.indexOf(one.locale) - locales.indexOf(other.locale),
  );
}
