import type { ComponentType, ReactNode, SVGProps } from 'react';
import styles from './state-tag.module.css';

export type Tone = 'good' | 'bad' | 'note' | 'quiet';

type StateTagProps = {
  tone: Tone;
  icon: ComponentType<SVGProps<SVGSVGElement>>;
  children: ReactNode;
};

/** A state as icon and word. */
export function StateTag({ tone, icon: Icon, children }: StateTagProps) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      <Icon aria-hidden fontSize="1.125em" />
      {children}
    </span>
  );
}
