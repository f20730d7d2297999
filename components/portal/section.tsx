import { Details, DetailsContent, DetailsSummary } from '@digdir/designsystemet-react';
import type { ReactNode } from 'react';
import styles from './section.module.css';

type SectionProps = { title: string; open?: boolean; children: ReactNode };

/** A part of the page that opens on demand, also without JavaScript. */
export function Section({ title, open, children }: SectionProps) {
  return (
    <Details className={styles.section} defaultOpen={open}>
      <DetailsSummary>
        <h2 className={styles.title}>{title}</h2>
      </DetailsSummary>
      <DetailsContent className={styles.content}>{children}</DetailsContent>
    </Details>
  );
}
