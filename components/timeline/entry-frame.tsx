import type { ComponentType, ReactNode, SVGProps } from 'react';
import { DateTime } from '@/components/ui/date-time';
import styles from './entry-frame.module.css';

type EntryFrameProps = {
  at: Date;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  tone: 'quiet' | 'yes' | 'no' | 'note';
  title: ReactNode;
  /** What a link may lead to: an answer by several events is found by each. */
  anchors?: string[];
  children?: ReactNode;
};

/** What every entry of the timeline looks like: a mark on the line, what happened, and when. */
export function EntryFrame({ at, icon: Icon, tone, title, anchors, children }: EntryFrameProps) {
  return (
    <li className={styles.entry}>
      {anchors?.map((anchor) => (
        <span key={anchor} id={anchor} className={styles.anchor} />
      ))}
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
