import { CheckmarkIcon, ClockDashedIcon, MinusIcon, XMarkIcon } from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import type { Standing } from '@/domain/consent/rules';
import styles from './answer-tag.module.css';

const looks = {
  granted: { className: styles.yes, Icon: CheckmarkIcon },
  refused: { className: styles.no, Icon: XMarkIcon },
  withdrawn: { className: styles.no, Icon: XMarkIcon },
  expired: { className: styles.quiet, Icon: ClockDashedIcon },
  notAsked: { className: styles.quiet, Icon: MinusIcon },
} as const;

/** Ja, Nei, Utløpt or Ikke spurt: an icon and a word, never colour alone. */
export function AnswerTag({ answer }: { answer: Standing }) {
  const t = useTranslations('common.answer');
  const { className, Icon } = looks[answer];
  return (
    <span className={`${styles.tag} ${className}`}>
      <Icon aria-hidden fontSize="1.125em" />
      {t(answer)}
    </span>
  );
}
