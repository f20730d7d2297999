import { useLocale, useTranslations } from 'next-intl';
import { staffLocales } from '@/lib/i18n/locales';
import styles from './account.module.css';
import type { ShellProps } from './shell';

/** Who is logged in, the language of the pages, and the way out. */
export function Account({ person, logOut, chooseLanguage }: Omit<ShellProps, 'children'>) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <div className={styles.account}>
      <p className={styles.person}>
        <span className={styles.name}>{person.name}</span>
        {[t(`staff.shell.role.${person.role}`), person.companyName].filter(Boolean).join(' · ')}
      </p>
      <form action={chooseLanguage} className={styles.row}>
        {staffLocales.map((each) => (
          <button
            key={each}
            type="submit"
            name="locale"
            value={each}
            lang={each}
            aria-pressed={each === locale}
            className={styles.quietButton}
          >
            {t(`common.language.${each}`)}
          </button>
        ))}
      </form>
      <form action={logOut}>
        <button type="submit" className={styles.quietButton}>
          {t('staff.shell.logOut')}
        </button>
      </form>
    </div>
  );
}
