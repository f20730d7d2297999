import { ChevronDownIcon, ChevronUpIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import styles from './data-table.module.css';

type SortLinkProps = {
  label: string;
  sorted: false | 'asc' | 'desc';
  /** Where a press leads; null for a column that does not sort. */
  href: string | null;
};

/** The head of a column. A press sorts by it, another turns the order. */
export function SortLink({ label, sorted, href }: SortLinkProps) {
  const Icon = sorted === 'desc' ? ChevronDownIcon : ChevronUpIcon;
  const order = { asc: 'ascending', desc: 'descending' } as const;
  return (
    <th scope="col" aria-sort={sorted ? order[sorted] : undefined}>
      {href ? (
        <Link href={href} scroll={false} className={styles.sort}>
          {label}
          {sorted && <Icon aria-hidden />}
        </Link>
      ) : (
        label
      )}
    </th>
  );
}
