import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { SetupStep } from '@/domain/overview/rules';
import styles from './overview.module.css';

/** What a new house lacks, in the order to do it. */
export function SetupList({ steps }: { steps: SetupStep[] }) {
  const t = useTranslations('staff.overview');
  return (
    <Card title={t('setup')}>
      <p className={styles.quiet}>{t('setupIntro')}</p>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <strong>{t(`setupStep.${step}.title`)}</strong>
            <p>{t(`setupStep.${step}.hint`)}</p>
          </li>
        ))}
      </ol>
    </Card>
  );
}
