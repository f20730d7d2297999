import { SkipLink } from '@digdir/designsystemet-react';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { Locale } from '@/lib/i18n/locales';
import { DocumentLanguage } from './document-language';
import styles from './frame.module.css';
import { LanguageMenu } from './language-menu';

/** The theme has a colour for each of so many companies; further ones begin again. */
const COMPANY_COLOURS = 3;

type FrameProps = {
  locale: Locale;
  company: { name: string; position: number };
  /** The same page in another language. */
  hrefIn: (locale: Locale) => string;
  children: ReactNode;
};

/** A page for customers: one column in the company's name and colour, in the language it was asked for. */
export async function PortalFrame({ locale, company, hrefIn, children }: FrameProps) {
  const t = await getTranslations({ locale, namespace: 'common.page' });
  const { common, portal } = await getMessages({ locale });
  return (
    <NextIntlClientProvider locale={locale} messages={{ common, portal: clientWords(portal) }}>
      <div
        lang={locale}
        data-color={`brand${(company.position % COMPANY_COLOURS) + 1}`}
        data-size="md"
        className={styles.frame}
      >
        <DocumentLanguage locale={locale} />
        <SkipLink href="#main">{t('skipToContent')}</SkipLink>
        <header className={styles.header}>
          <span className={styles.mark} aria-hidden>
            {company.name.charAt(0)}
          </span>
          <span className={styles.name}>{company.name}</span>
          <LanguageMenu locale={locale} hrefIn={hrefIn} />
        </header>
        <main id="main" className={styles.main}>
          {children}
        </main>
      </div>
    </NextIntlClientProvider>
  );
}

/** The words that are needed in the browser: those of the forms. */
function clientWords({ levels, newLink, details, contactMe }: Record<string, unknown>) {
  return { levels, newLink, details, contactMe };
}
