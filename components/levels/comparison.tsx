import { useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { Wording } from '@/domain/consent/rules';
import { compareWordings } from '@/domain/wordings/rules';
import type { Locale } from '@/lib/i18n/locales';
import styles from './comparison.module.css';

type ComparisonProps = { locale: Locale; older: Wording; newer: Wording };

/** Two wordings word by word: what is gone is struck out, what is new is underlined. */
export function Comparison({ locale, older, newer }: ComparisonProps) {
  const t = useTranslations('staff.levels');
  const fields = compareWordings(older, newer).filter(({ changes }) =>
    changes.some(({ change }) => change !== 'same'),
  );
  if (fields.length === 0) return <p className={styles.same}>{t('compare.same')}</p>;
  return (
    <dl className={styles.fields}>
      {fields.map(({ field, changes }) => (
        <div key={field}>
          <dt>{t(`field.${field}`)}</dt>
          <dd lang={locale}>
            {changes.map(({ text, change }, index) => {
              // The place in the text is what tells two equal pieces apart.
              const key = `${index}${change}`;
              if (change === 'same') return <span key={key}>{text}</span>;
              const Mark = change === 'added' ? 'ins' : 'del';
              const isBesideAnother = index > 0 && changes[index - 1]?.change !== 'same';
              return (
                <Fragment key={key}>
                  {isBesideAnother && ' '}
                  <Mark>
                    <span className="ds-sr-only">{t(`compare.${change}`)} </span>
                    {text}
                  </Mark>
                </Fragment>
              );
            })}
          </dd>
        </div>
      ))}
    </dl>
  );
}
