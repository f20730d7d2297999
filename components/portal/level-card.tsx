'use client';

import { Fieldset, FieldsetLegend } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { WordingDetails } from '@/components/consent/wording-details';
import type { Answer } from '@/domain/consent/rules';
import { answerOf, levelAnswer, type PortalLevel } from '@/domain/portal/rules';
import { AnswerChoice } from './answer-choice';
import styles from './level-card.module.css';
import { LevelStatus } from './level-status';
import type { LevelNote } from './use-answers';

type LevelCardProps = {
  /** As it is saved, with what is on its way. */
  level: PortalLevel;
  note: LevelNote | undefined;
  mayGrant: boolean;
  /** Without purposes: the whole level. */
  onAnswer: (answer: Answer, purposeIds: string[]) => void;
  onRetry: () => void;
};

/** One question: what it means, Ja and Nei, what holds; and each company on its own once answered. */
export function LevelCard({ level, note, mayGrant, onAnswer, onRetry }: LevelCardProps) {
  const t = useTranslations('portal.levels');
  const titleId = useId();
  const summaryId = useId();
  const { wording, purposes } = level;
  const isSplit = purposes.length > 1 && purposes.some((each) => each.standing !== 'notAsked');
  const choice = { words: wording, mayGrant };
  return (
    <section className={styles.card}>
      {/* Named here, for Designsystemet would take the summary into the name. */}
      <Fieldset aria-labelledby={titleId} aria-describedby={summaryId} className={styles.question}>
        <FieldsetLegend>
          <h2 id={titleId} className={styles.title}>
            {wording.title}
          </h2>
        </FieldsetLegend>
        <p id={summaryId} className={styles.summary}>
          {wording.summary}
        </p>
        <details className={styles.more}>
          <summary>
            {t('more')} <span className="ds-sr-only">{t('about', { title: wording.title })}</span>
          </summary>
          <div className={styles.text}>
            <WordingDetails wording={wording} label={t('controllers')} />
          </div>
        </details>
        <AnswerChoice
          {...choice}
          name={level.id}
          answer={levelAnswer(level)}
          onAnswer={(answer) => onAnswer(answer, [])}
        />
        <LevelStatus level={level} note={note} onRetry={onRetry} />
      </Fieldset>
      {isSplit && (
        <div className={styles.companies}>
          <p className={styles.hint}>{t('perCompany')}</p>
          {purposes.map((purpose) => (
            <Fieldset key={purpose.id} aria-labelledby={purpose.id} className={styles.company}>
              <FieldsetLegend id={purpose.id} className={styles.companyName}>
                {purpose.companyName}
              </FieldsetLegend>
              <AnswerChoice
                {...choice}
                small
                name={purpose.id}
                answer={answerOf(purpose)}
                onAnswer={(answer) => onAnswer(answer, [purpose.id])}
              />
            </Fieldset>
          ))}
        </div>
      )}
    </section>
  );
}
