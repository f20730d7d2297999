import { useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import type { SetupText } from '@/domain/experiment-setup/rules';
import { type Locale, locales } from '@/lib/i18n/locales';
import styles from './preview.module.css';

type TextTabsProps = {
  texts: SetupText[];
  /** The one that is shown, in which language. */
  text: SetupText;
  locale: Locale;
  /** Languages that the audience needs. */
  needed: readonly Locale[];
  hrefOf: (change: { text?: string; lang?: string }) => string;
};

/** The texts of a draft and their languages; a language that is missing says so. */
export function TextTabs({ texts, text, locale, needed, hrefOf }: TextTabsProps) {
  const t = useTranslations('staff.experiments');
  return (
    <div className={styles.tabs}>
      <nav className={styles.row} aria-label={t('texts')}>
        <span className={styles.label}>{t('text')}</span>
        {texts.map(({ id, name }) => (
          <ChipLink key={id} href={hrefOf({ text: id })} isChosen={id === text.id}>
            {name}
          </ChipLink>
        ))}
      </nav>
      <nav className={styles.row} aria-label={t('language')}>
        <span className={styles.label}>{t('language')}</span>
        {locales.map((each) => (
          <ChipLink key={each} href={hrefOf({ lang: each })} isChosen={each === locale}>
            {t(`languages.${each}`)}
            {!text.wording[each] && ` (${t(needed.includes(each) ? 'missing' : 'notNeeded')})`}
          </ChipLink>
        ))}
      </nav>
    </div>
  );
}
