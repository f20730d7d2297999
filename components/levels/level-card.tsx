import { Button } from '@digdir/designsystemet-react';
import { PencilIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { StateTag } from '@/components/ui/state-tag';
import type { LevelView } from '@/domain/consent/queries';
import type { VersionView } from '@/domain/wordings/queries';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './level-card.module.css';

type LevelCardProps = {
  level: LevelView;
  number: number;
  /** The version in force; undefined when nothing is published. */
  newest: VersionView | undefined;
  hasDraft: boolean;
  mayWrite: boolean;
};

/** A level: what is asked, what a yes gives, which version is in force, and the ways to its words. */
export function LevelCard({ level, number, newest, hasDraft, mayWrite }: LevelCardProps) {
  const t = useTranslations('staff.levels');
  const locale = useLocale() as Locale;
  const shown = newest?.notices.find((each) => each.locale === locale) ?? newest?.notices[0];
  return (
    <Card
      title={shown?.wording.title ?? level.key}
      aside={<span className={styles.quiet}>{t('level', { number })}</span>}
    >
      {shown && <p className={styles.summary}>{shown.wording.summary}</p>}
      <p className={styles.gives}>
        {t('purposes')}:{' '}
        {level.purposes
          .map(({ tag, listName }) =>
            listName ? t('tagList', { tag, list: listName }) : t('tagTracking', { tag }),
          )
          .join(', ')}
      </p>
      {newest && (
        <p className={styles.gives}>
          {t('version', { version: newest.version })} ·{' '}
          {t('published', { date: formatDate(newest.publishedAt, locale) })} ·{' '}
          {t('holding', { count: newest.holding })}{' '}
          {hasDraft && (
            <StateTag tone="note" icon={PencilIcon}>
              {t('draft')}
            </StateTag>
          )}
        </p>
      )}
      <div className={styles.actions}>
        <Button asChild variant="secondary">
          <Link href={routes.level(level.key)}>{t('open')}</Link>
        </Button>
        {mayWrite && (
          <Button asChild variant="secondary">
            <Link href={routes.editLevel(level.key)}>{t(hasDraft ? 'continueDraft' : 'edit')}</Link>
          </Button>
        )}
      </div>
    </Card>
  );
}
