import { Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { routes } from '@/lib/routes';
import styles from './notice.module.css';

type NoticeProps = {
  title: string;
  text: string;
  /** Inside the frame of a page, which has its main part already. */
  isFramed?: boolean;
  children?: ReactNode;
};

/** A page that only says one thing: not found, no access, failed. */
export function Notice({ title, text, isFramed, children }: NoticeProps) {
  const t = useTranslations('common.page');
  const Part = isFramed ? 'section' : 'main';
  return (
    <Part className={`${styles.notice} ${isFramed ? styles.framed : ''}`}>
      <title>{title}</title>
      <Heading level={1} data-size="sm">
        {title}
      </Heading>
      <p>{text}</p>
      {children}
      <p>
        <a href={routes.home()}>{t('home')}</a>
      </p>
    </Part>
  );
}
