import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type Locale, locales } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './language-tabs.module.css';

/** The languages of a draft, one page each. */
export function LanguageTabs({ levelKey, locale }: { levelKey: string; locale: Locale }) {
  const t = useTranslations('staff.levels');
  return (
    <nav className={styles.tabs} aria-label={t('form.language')}>
      {locales.map((each) => (
        <Link
          key={each}
          href={routes.editLevel(levelKey, { lang: each })}
          aria-current={each === locale ? 'page' : undefined}
        >
          {t(`language.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
