import { ChevronDownIcon } from '@navikt/aksel-icons';
import { getTranslations } from 'next-intl/server';
import { type Locale, locales } from '@/lib/i18n/locales';
import styles from './language-menu.module.css';

type LanguageMenuProps = { locale: Locale; hrefIn: (locale: Locale) => string };

/** The page in another language: plain links, no state. */
export async function LanguageMenu({ locale, hrefIn }: LanguageMenuProps) {
  const t = await getTranslations({ locale, namespace: 'common.language' });
  return (
    <nav aria-label={t('label')}>
      <details className={styles.menu}>
        <summary className={styles.summary}>
          <span className="ds-sr-only">{t('label')}: </span>
          {t(locale)}
          <ChevronDownIcon aria-hidden fontSize="1.25em" />
        </summary>
        <ul className={styles.list}>
          {locales.map((each) => (
            <li key={each}>
              <a
                href={hrefIn(each)}
                lang={each}
                hrefLang={each}
                aria-current={each === locale ? 'true' : undefined}
              >
                {t(each)}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
