import { CheckmarkIcon, ClockDashedIcon, MinusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { Decision, Standing } from '@/domain/consent/rules';
import styles from './purpose-answers.module.css';

/** A purpose by its tag, as a column of answers names it. */
export type Purpose = { key: string; tag: string };

const icons: Record<Standing, typeof CheckmarkIcon> = {
  granted: CheckmarkIcon,
  refused: XMarkIcon,
  withdrawn: XMarkIcon,
  expired: ClockDashedIcon,
  notAsked: MinusIcon,
};

type PurposeAnswersProps = {
  decisions: Record<string, Decision>;
  /** Keys of those that must be asked for again. */
  toRenew: string[];
  purposes: Purpose[];
};

/** Every purpose with its answer, small: tag, icon, word. */
export function PurposeAnswers({ decisions, toRenew, purposes }: PurposeAnswersProps) {
  const t = useTranslations('common.answer');
  return (
    <ul className={styles.answers}>
      {purposes.map(({ key, tag }) => {
        const standing = decisions[key] ?? 'notAsked';
        const Icon = icons[standing];
        return (
          <li key={key} className={styles.answer} data-standing={standing}>
            <span className={styles.tag}>{tag}</span>
            <Icon aria-hidden />
            {t(standing)}
            {toRenew.includes(key) && `, ${t('renew')}`}
          </li>
        );
      })}
    </ul>
  );
}
