import { SkipLink } from '@digdir/designsystemet-react';
import { MenuHamburgerIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { Role } from '@/domain/staff/rules';
import { Account } from './account';
import { Brand } from './brand';
import { KeyHelp } from './key-help';
import { Keys } from './keys';
import { Navigation } from './navigation';
import { SearchForm } from './search-form';
import styles from './shell.module.css';

export type ShellProps = {
  person: { name: string; role: Role; companyName: string | null };
  logOut: () => Promise<void>;
  chooseLanguage: (form: FormData) => Promise<void>;
  /** Whether keys that are pressed alone do something. */
  areSingleKeysOn: boolean;
  chooseSingleKeys: (form: FormData) => Promise<void>;
  children: ReactNode;
};

/** The frame of every staff page: the menu, the search, and who is logged in. On a phone the menu folds. */
export function Shell({ children, areSingleKeysOn, chooseSingleKeys, ...account }: ShellProps) {
  const t = useTranslations();
  return (
    <>
      <SkipLink href="#content">{t('common.page.skipToContent')}</SkipLink>
      <div className={styles.shell}>
        <aside className={styles.side}>
          <Brand />
          <Navigation role={account.person.role} />
          <Account {...account} />
        </aside>
        <div className={styles.page}>
          <header className={styles.top}>
            <details className={styles.menu}>
              <summary>
                <MenuHamburgerIcon aria-hidden fontSize="1.5rem" />
                {t('staff.shell.menu')}
              </summary>
              <div className={styles.folded}>
                <Navigation role={account.person.role} />
                <Account {...account} />
              </div>
            </details>
            <SearchForm role={account.person.role} />
          </header>
          <main id="content" className={styles.content} tabIndex={-1}>
            {children}
          </main>
        </div>
      </div>
      <Keys areSingleKeysOn={areSingleKeysOn} />
      <KeyHelp areSingleKeysOn={areSingleKeysOn} chooseSingleKeys={chooseSingleKeys} />
    </>
  );
}
