import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { FormAction } from '@/components/ui/form-state';
import type { PurposeLife } from '@/domain/lives/queries';
import { lifeStamp } from '@/domain/lives/rules';
import styles from './life-card.module.css';
import { LifeForm } from './life-form';
import { lifeWords } from './life-words';

type LifeCardProps = {
  lives: PurposeLife[];
  /** Null for those who may not change it. */
  action: FormAction | null;
};

/** How long a yes to each purpose holds. */
export function LifeCard({ lives, action }: LifeCardProps) {
  const t = useTranslations('staff.levels.life');
  const tAudit = useTranslations('staff.audit');
  return (
    <Card title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      <ul className={styles.list}>
        {lives.map((life) => (
          <li key={life.purposeId}>
            <h3 className={styles.purpose}>{life.tag}</h3>
            <p className={styles.words}>{lifeWords(tAudit, life)}</p>
            {action && <LifeForm life={life} stamp={lifeStamp(life)} action={action} />}
          </li>
        ))}
      </ul>
      {!action && <p className={styles.hint}>{t('whoMay')}</p>}
    </Card>
  );
}
