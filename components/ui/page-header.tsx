import { Heading } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Fragment, type ReactNode } from 'react';
import styles from './page-header.module.css';

type Crumb = { label: string; href: string };

type PageHeaderProps = {
  title: string;
  /** The way here, without this page. */
  crumbs?: Crumb[];
  /** What stands beside the way here, such as the ways to the records before and after. */
  beside?: ReactNode;
  lead?: ReactNode;
  /** What stands to the left of the title, such as initials. */
  mark?: ReactNode;
  actions?: ReactNode;
};

/** The head of a staff page: where one is, its name, and what may be done. */
export function PageHeader({ title, crumbs = [], beside, lead, mark, actions }: PageHeaderProps) {
  const t = useTranslations('staff.shell');
  return (
    <header className={styles.header}>
      {crumbs.length > 0 && (
        <nav aria-label={t('breadcrumbs')} className={styles.crumbs}>
          {crumbs.map((crumb) => (
            <Fragment key={crumb.href}>
              <Link href={crumb.href}>{crumb.label}</Link>
              <span aria-hidden>/</span>
            </Fragment>
          ))}
          <span aria-current="page">{title}</span>
          {beside}
        </nav>
      )}
      <div className={styles.row}>
        {mark}
        <div className={styles.words}>
          <Heading level={1} data-size="sm">
            {title}
          </Heading>
          {lead && <div className={styles.lead}>{lead}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  );
}
