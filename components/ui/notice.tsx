import { Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { routes } from '@/lib/routes';
import styles from './notice.module.css';

/** A page that only says one thing: not found, no access, failed. */
export function Notice({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children?: ReactNode;
}) {
  const t = useTranslations('common.page');
  return (
    <main className={styles.notice}>
      <title>{title}</title>
      <Heading level={1} data-size="sm">
        {title}
      </Heading>
      <p>{text}</p>
      {children}
      <p>
        <a href={routes.home()}>{t('home')}</a>
      </p>
    </main>
  );
}
