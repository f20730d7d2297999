import type { FieldMetadata } from '@conform-to/react';
import { ValidationMessage } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { AnswerTag } from '@/components/ui/answer-tag';
import { errorKey } from '@/components/ui/form-field';
import type { ConsentStanding } from '@/domain/consent/queries';
import styles from './purpose-choices.module.css';
import { usePurposeName } from './purpose-name';

type PurposeChoicesProps = {
  field: FieldMetadata<unknown>;
  consents: ConsentStanding[];
  /** An answer was chosen: what was wrong may be right now. */
  onChoice: () => void;
};

/**
 * Ja and Nei per purpose, of equal weight. Nothing is chosen beforehand, and nothing need be.
 * Designsystemet labels a fieldset in the browser, maybe before React looks: hence the suppression.
 */
export function PurposeChoices({ field, consents, onChoice }: PurposeChoicesProps) {
  const t = useTranslations('staff.consent');
  const common = useTranslations('common');
  const nameOf = usePurposeName();
  const [error] = field.errors ?? [];
  // Without JavaScript the page comes back with what was chosen.
  const chosen = field.initialValue as { answer?: string }[] | undefined;
  return (
    <div id={field.id} tabIndex={-1} className={styles.choices}>
      <h2 className={styles.heading}>{t('answers')}</h2>
      <p className={styles.hint}>{t('answersHint')}</p>
      {consents.map((consent, position) => (
        // Named here: Designsystemet names a fieldset in the browser, after React has compared.
        <fieldset
          key={consent.purposeId}
          aria-labelledby={consent.purposeId}
          className={styles.purpose}
        >
          <legend id={consent.purposeId} className="ds-sr-only">
            {nameOf(consent)}
          </legend>
          <span aria-hidden className={styles.name}>
            {nameOf(consent)}
          </span>
          <span className={styles.now}>
            {t('now')} <AnswerTag answer={consent.standing} />
          </span>
          <input type="hidden" name={`answers[${position}].purposeId`} value={consent.purposeId} />
          <span className={styles.pair}>
            {(['yes', 'no'] as const).map((answer) => (
              <label key={answer} className={styles.choice}>
                <input
                  type="radio"
                  className="ds-input"
                  name={`answers[${position}].answer`}
                  value={answer}
                  defaultChecked={chosen?.[position]?.answer === answer}
                  onChange={onChoice}
                />
                {t(answer)}
              </label>
            ))}
          </span>
        </fieldset>
      ))}
      {error && <ValidationMessage>{common(errorKey(error))}</ValidationMessage>}
    </div>
  );
}
