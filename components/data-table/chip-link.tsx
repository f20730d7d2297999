import { CheckmarkIcon } from '@navikt/aksel-icons';
import Link from 'next/link';
import type { ReactNode } from 'react';
import styles from './chip-link.module.css';

type ChipLinkProps = { href: string; isChosen: boolean; children: ReactNode };

/** A filter that is on or off. It is a link: the address holds the choice, and it works without JavaScript. */
export function ChipLink({ href, isChosen, children }: ChipLinkProps) {
  return (
    <Link
      href={href}
      scroll={false}
      className={styles.chip}
      aria-current={isChosen ? 'true' : undefined}
    >
      {isChosen && <CheckmarkIcon aria-hidden />}
      {children}
    </Link>
  );
}
