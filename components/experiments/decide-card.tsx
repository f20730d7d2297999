import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import { TakeFocus } from '@/components/ui/take-focus';
import type { SetupView } from '@/domain/experiment-setup/queries';
import { routes } from '@/lib/routes';
import styles from './form.module.css';
import { PostForm } from './post-form';

type DecideCardProps = {
  setup: SetupView;
  chosen: SetupView['variants'][number];
  action: FormAction;
  /** The figures that the decision is taken by. */
  children: ReactNode;
};

/** The last question before an experiment is decided, with the figures of this moment. */
export function DecideCard({ setup, chosen, action, children }: DecideCardProps) {
  const t = useTranslations('staff.experiments');
  const { id, version } = setup;
  return (
    <Card title={t('decideTitle', { label: chosen.label })}>
      <div className={styles.last}>
        <TakeFocus>
          <p>{t('decideHint')}</p>
        </TakeFocus>
        {children}
        <PostForm
          values={{ experimentId: id, version, variantId: chosen.id }}
          action={action}
          label={t('decide', { label: chosen.label })}
        >
          <Button asChild variant="secondary">
            <Link href={routes.experiment(id)}>{t('cancel')}</Link>
          </Button>
        </PostForm>
      </div>
    </Card>
  );
}
