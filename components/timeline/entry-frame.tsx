import type { ComponentType, ReactNode, SVGProps } from 'react';
import { DateTime } from '@/components/ui/date-time';
import styles from './entry-frame.module.css';

type EntryFrameProps = {
  at: Date;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  tone: 'quiet' | 'yes' | 'no' | 'note';
  title: ReactNode;
  children?: ReactNode;
};

/** What every entry of the timeline looks like: a mark on the line, what happened, and when. */
export function EntryFrame({ at, icon: Icon, tone, title, children }: EntryFrameProps) {
  return (
    <li className={styles.entry}>
      <span className={`${styles.mark} ${styles[tone]}`}>
        <Icon aria-hidden fontSize="1rem" />
      </span>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
      <span className={styles.time}>
        <DateTime at={at} as="time" />
      </span>
    </li>
  );
}
