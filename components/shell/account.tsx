import { Button } from '@digdir/designsystemet-react';
import { useLocale, useTranslations } from 'next-intl';
import { staffLocales } from '@/lib/i18n/locales';
import styles from './account.module.css';
import { KEY_HELP } from './key-help';
import type { ShellProps } from './shell';

export type AccountProps = Pick<ShellProps, 'person' | 'logOut' | 'chooseLanguage'>;

/** Who is logged in, the language of the pages, and the way out. */
export function Account({ person, logOut, chooseLanguage }: AccountProps) {
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
      <Button
        type="button"
        variant="tertiary"
        className={styles.quietButton}
        command="show-modal"
        commandfor={KEY_HELP}
        aria-keyshortcuts="?"
        data-keys="?"
      >
        {t('staff.shell.keys.title')}
      </Button>
      <form action={logOut}>
        <button type="submit" className={styles.quietButton}>
          {t('staff.shell.logOut')}
        </button>
      </form>
    </div>
  );
}
