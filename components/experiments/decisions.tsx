import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import type { DecisionView } from '@/domain/experiments/queries';
import styles from './form.module.css';

type DecisionsProps = { decisions: DecisionView[]; hasEnded: boolean };

/** Every decision of an experiment, the undone ones too: who, when, and by which figures. */
export function Decisions({ decisions, hasEnded }: DecisionsProps) {
  const t = useTranslations('staff.experiments.decision');
  return (
    <ol className={styles.decisions}>
      {decisions.map((each) => (
        <li key={each.id}>
          <strong>
            {t(hasEnded || each.undoneAt ? 'wasTaken' : 'took', { label: each.variantLabel })}
          </strong>{' '}
          {t.rich('by', {
            name: each.decidedByName ?? t('rule'),
            at: () => <DateTime at={each.decidedAt} />,
          })}
          {each.undoneAt && (
            <>
              {' '}
              {t.rich('undone', {
                name: each.undoneByName ?? '',
                at: () => each.undoneAt && <DateTime at={each.undoneAt} />,
              })}
            </>
          )}
          <ul>
            {each.figures.map(({ label, sent, trials, answers }) => (
              <li key={String(label)}>
                {t('figures', {
                  label: String(label),
                  sent: Number(sent),
                  trials: Number(trials),
                  answers: Number(answers),
                })}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
