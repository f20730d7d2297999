'use client';

import { ToggleGroup } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import styles from './mail-preview.module.css';

/** A mail in one language: its HTML is at `src`. */
export type MailSample = { locale: Locale; subject: string; text: string; src: string };

const views = ['desktop', 'phone', 'text'] as const;
type View = (typeof views)[number];

/** A mail as its reader sees it: on a screen, on a phone, as plain text, in each language. */
export function MailPreview({ samples }: { samples: MailSample[] }) {
  const t = useTranslations('staff.newsletters.preview');
  const [view, setView] = useState<View>('desktop');
  const [locale, setLocale] = useState<string>(samples[0]?.locale ?? 'nb');
  const sample = samples.find((each) => each.locale === locale);
  if (!sample) return null;
  return (
    <div className={styles.preview}>
      <div className={styles.choices}>
        <ToggleGroup
          data-toggle-group={t('as')}
          value={view}
          onChange={(value) => setView(views.find((each) => each === value) ?? 'desktop')}
        >
          {views.map((each) => (
            <ToggleGroup.Item key={each} value={each}>
              {t(each)}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup>
        <ToggleGroup data-toggle-group={t('language')} value={locale} onChange={setLocale}>
          {samples.map((each) => (
            <ToggleGroup.Item key={each.locale} value={each.locale}>
              {t(`languages.${each.locale}`)}
            </ToggleGroup.Item>
          ))}
        </ToggleGroup>
      </div>
      <p className={styles.subject}>
        <span>{t('subject')}</span> <strong lang={sample.locale}>{sample.subject}</strong>
      </p>
      {view === 'text' ? (
        <pre className={styles.text} lang={sample.locale}>
          {sample.text}
        </pre>
      ) : (
        <iframe
          className={`${styles.frame} ${styles[view]}`}
          title={t('title')}
          src={sample.src}
          sandbox=""
        />
      )}
    </div>
  );
}
