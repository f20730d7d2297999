import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './as-of.module.css';
import { MomentField } from './moment-field';

type MomentMenuProps = {
  action: string;
  label: string;
  typed?: string;
  problem?: 'unreadable' | 'future' | null;
  /** Other fields of the form. */
  children?: ReactNode;
};

/** Shows a page as it was: opens without JavaScript, and stands open where the moment cannot be used. */
export function MomentMenu({
  action,
  label,
  typed = '',
  problem = null,
  children,
}: MomentMenuProps) {
  const t = useTranslations('staff.asOf');
  return (
    <details className={styles.menu} open={problem !== null}>
      <summary>{label}</summary>
      <form method="get" action={action} className={styles.short}>
        <MomentField typed={typed} problem={problem} />
        {children}
        <div>
          <Button type="submit" variant="secondary">
            {t('show')}
          </Button>
        </div>
      </form>
    </details>
  );
}
