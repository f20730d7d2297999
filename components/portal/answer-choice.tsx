'use client';

import { CheckmarkIcon } from '@navikt/aksel-icons';
import type { Answer } from '@/domain/consent/rules';
import styles from './answer-choice.module.css';

type AnswerChoiceProps = {
  /** The id of the level or the purpose. */
  name: string;
  words: Record<Answer, string>;
  /** What is shown as chosen; null shows neither. */
  answer: Answer | null;
  mayGrant: boolean;
  onAnswer: (answer: Answer) => void;
  small?: boolean;
};

/** Ja and Nei as two buttons of equal weight, which are radios underneath. */
export function AnswerChoice({
  name,
  words,
  answer,
  mayGrant,
  onAnswer,
  small,
}: AnswerChoiceProps) {
  return (
    <div className={`${styles.pair} ${small ? styles.small : ''}`}>
      {answer && <input type="hidden" name={`shown.${name}`} value={answer} />}
      {(['yes', 'no'] as const).map((each) => (
        <label key={each} className={styles.choice}>
          <input
            type="radio"
            name={name}
            value={each}
            checked={answer === each}
            disabled={each === 'yes' && !mayGrant && answer !== 'yes'}
            onChange={() => onAnswer(each)}
          />
          <CheckmarkIcon aria-hidden fontSize="1.25em" className={styles.mark} />
          {words[each]}
        </label>
      ))}
    </div>
  );
}
