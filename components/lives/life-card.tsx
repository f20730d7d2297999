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
  return (
    <Card title={t('title')}>
      <p className={styles.hint}>
        {t('hint')} {t(action ? 'howTo' : 'whoMay')}
      </p>
      <ul className={styles.list}>
        {lives.map((life) => (
          <li key={life.purposeId}>
            {action ? (
              <LifeForm life={life} stamp={lifeStamp(life)} action={action}>
                <LifeLine life={life} />
              </LifeForm>
            ) : (
              <LifeLine life={life} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function LifeLine({ life }: { life: PurposeLife }) {
  const t = useTranslations('staff.audit');
  return (
    <span className={styles.line}>
      <strong>{life.tag}</strong> <span>{lifeWords(t, life)}</span>
    </span>
  );
}
