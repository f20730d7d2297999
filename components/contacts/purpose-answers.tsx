import { CheckmarkIcon, ClockDashedIcon, MinusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { Decision } from '@/domain/consent/rules';
import styles from './purpose-answers.module.css';

/** A purpose by its tag, as a column of answers names it. */
export type Purpose = { key: string; tag: string };

const icons: Record<Decision, typeof CheckmarkIcon> = {
  granted: CheckmarkIcon,
  refused: XMarkIcon,
  withdrawn: XMarkIcon,
  expired: ClockDashedIcon,
};

type PurposeAnswersProps = {
  decisions: Record<string, Decision>;
  /** Keys of those that must be asked for again. */
  toRenew: string[];
  purposes: Purpose[];
};

/** Every purpose with its answer, small: tag, icon, word. Those that were not asked for stand together. */
export function PurposeAnswers({ decisions, toRenew, purposes }: PurposeAnswersProps) {
  const t = useTranslations('common.answer');
  const notAsked = purposes.filter(({ key }) => !decisions[key]).map(({ tag }) => tag);
  return (
    <ul className={styles.answers}>
      {purposes.map(({ key, tag }) => {
        const standing = decisions[key];
        if (!standing) return null;
        const Icon = icons[standing];
        return (
          <li key={key} className={styles.answer} data-standing={standing}>
            <span className={styles.tag}>{tag}</span>
            <span className={styles.word}>
              <Icon aria-hidden />
              {t(standing)}
              {toRenew.includes(key) && `, ${t('renew')}`}
            </span>
          </li>
        );
      })}
      {notAsked.length > 0 && (
        <li className={styles.notAsked}>
          <MinusIcon aria-hidden />
          {t('notAskedOf', { tags: notAsked.join(', ') })}
        </li>
      )}
    </ul>
  );
}
