import { ChevronLeftIcon, ChevronRightIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import styles from './page-links.module.css';

type PageLinksProps = {
  /** From 1. */
  page: number;
  pages: number;
  /** Where a page of the same view is. */
  hrefOf: (page: number) => string;
};

/** The way to the previous and the next page. Nothing when there is one page only. */
export function PageLinks({ page, pages, hrefOf }: PageLinksProps) {
  const t = useTranslations('staff.pager');
  if (pages <= 1) return null;
  return (
    <nav className={styles.pager} aria-label={t('label')}>
      {page > 1 && (
        <Link href={hrefOf(page - 1)} rel="prev" className={styles.link}>
          <ChevronLeftIcon aria-hidden fontSize="1.25rem" />
          {t('previous')}
        </Link>
      )}
      <span>{t('of', { page, pages })}</span>
      {page < pages && (
        <Link href={hrefOf(page + 1)} rel="next" className={styles.link}>
          {t('next')}
          <ChevronRightIcon aria-hidden fontSize="1.25rem" />
        </Link>
      )}
    </nav>
  );
}
