import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Verdict } from '@/components/invitations/verdict';
import { Card } from '@/components/ui/card';
import type { ExperimentView } from '@/domain/experiments/queries';
import { routes } from '@/lib/routes';
import styles from './overview.module.css';

/** What may be said of the invitations that are tried out now. */
export function LeadingVariant({ experiment }: { experiment: ExperimentView | null }) {
  const t = useTranslations('staff.overview');
  return (
    <Card title={t('variant')}>
      {experiment ? (
        <>
          <p className={styles.verdict}>
            <Verdict {...experiment} />
          </p>
          <p className={styles.quiet}>
            {experiment.companyName}: {experiment.name}
          </p>
        </>
      ) : (
        <p className={styles.quiet}>{t('variantNone')}</p>
      )}
      <p className={styles.more}>
        <Link href={routes.invitations()}>{t('variantMore')}</Link>
      </p>
    </Card>
  );
}
