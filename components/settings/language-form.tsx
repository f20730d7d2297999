import { Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { staffLocales } from '@/lib/i18n/locales';
import styles from './language-form.module.css';

/** The language that one's own pages are shown in. */
export function LanguageForm({ action }: { action: (form: FormData) => Promise<void> }) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <form action={action} className={styles.form}>
      <p>{t('staff.settings.languageHint')}</p>
      <div className={styles.buttons}>
        {staffLocales.map((each) => (
          <Button
            key={each}
            type="submit"
            name="locale"
            value={each}
            lang={each}
            variant={each === locale ? 'primary' : 'secondary'}
            aria-pressed={each === locale}
          >
            {t(`common.language.${each}`)}
          </Button>
        ))}
      </div>
    </form>
  );
}
