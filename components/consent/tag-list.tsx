import { CheckmarkIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { ConsentStanding } from '@/domain/consent/queries';
import styles from './tag-list.module.css';

/** The tags that a contact carries: one per purpose that he said yes to. */
export function TagList({ consents }: { consents: ConsentStanding[] }) {
  const t = useTranslations('staff.consent');
  const granted = consents.filter((consent) => consent.standing === 'granted');
  if (granted.length === 0) return null;
  return (
    <ul className={styles.tags} aria-label={t('tags')}>
      {granted.map((consent) => (
        <li key={consent.purposeId} className={styles.tag}>
          <CheckmarkIcon aria-hidden />
          {consent.tag}
        </li>
      ))}
    </ul>
  );
}
