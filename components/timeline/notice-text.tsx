import { useTranslations } from 'next-intl';
import { WordingDetails } from '@/components/consent/wording-details';
import type { EntryOf } from '@/domain/timeline/rules';
import styles from './notice-text.module.css';

type Notice = NonNullable<EntryOf<'answer'>['notice']>;

/** The exact words that were answered, in the language they were read in. Opens without JavaScript. */
export function NoticeText({ notice, byContact }: { notice: Notice; byContact: boolean }) {
  const t = useTranslations('staff.timeline.notice');
  const common = useTranslations('common.language');
  const { wording, locale, version } = notice;
  return (
    <details className={styles.notice}>
      <summary>{byContact ? t('answered') : t('inForce')}</summary>
      <div className={styles.text}>
        <div lang={locale}>
          <p>
            <strong>{wording.title}</strong>
          </p>
          <p>{wording.summary}</p>
          <WordingDetails wording={wording} label={t('controllers')} />
          <p>
            {wording.yes} / {wording.no}
          </p>
        </div>
        <p className={styles.origin}>{t('origin', { version, language: common(locale) })}</p>
      </div>
    </details>
  );
}
