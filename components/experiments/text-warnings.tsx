import { Alert } from '@digdir/designsystemet-react';
import { useFormatter, useTranslations } from 'next-intl';
import {
  findFieldProblems,
  findMarketing,
  type InvitationWords,
} from '@/domain/invitation-texts/rules';
import type { Locale } from '@/lib/i18n/locales';
import styles from './preview.module.css';

type TextWarningsProps = { words: InvitationWords; locale: Locale };

/** What a text must not be sent with, and what a person should look at twice. */
export function TextWarnings({ words, locale }: TextWarningsProps) {
  const t = useTranslations('staff.experiments');
  const format = useFormatter();
  const fields = findFieldProblems(words);
  const marketing = findMarketing(words, locale);
  return (
    <div role="status" className={styles.warnings}>
      {fields.length > 0 && (
        <Alert data-color="danger" data-size="sm" className={styles.warning}>
          {t('fields.title')}
          <ul>
            {fields.map(({ part, kind, found }) => (
              <li key={`${part} ${kind} ${found}`}>
                {t(`fields.${kind}`, { part: t(`part.${part}`), found })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {marketing.length > 0 && (
        <Alert data-color="warning" data-size="sm" className={styles.warning}>
          {t('marketing')}
          <ul>
            {marketing.map(({ part, found }) => (
              <li key={part}>
                {t('marketingIn', {
                  part: t(`part.${part}`),
                  found: format.list(
                    found.map((each) => `«${each}»`),
                    { type: 'unit' },
                  ),
                })}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}
