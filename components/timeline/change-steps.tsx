import { ArrowRightIcon } from '@navikt/aksel-icons';
import { useFormatter, useTranslations } from 'next-intl';
import { AnswerTag } from '@/components/ui/answer-tag';
import type { EntryOf } from '@/domain/timeline/rules';
import styles from './change-steps.module.css';

type Change = EntryOf<'answer'>['changes'][number];

/** From → to. Purposes that went the same way are one step; others are named. */
export function ChangeSteps({ changes }: { changes: Change[] }) {
  const t = useTranslations('staff.timeline');
  const format = useFormatter();
  const steps = Map.groupBy(changes, ({ from, to }) => `${from} ${to}`);
  return [...steps].map(([key, alike]) => {
    const [{ from, to }] = alike as [Change];
    return (
      <span key={key} className={styles.step}>
        {steps.size > 1 && format.list(alike.map(({ purpose }) => purpose.companyName))}
        <AnswerTag answer={from} />
        <ArrowRightIcon className={styles.arrow} title={t('to')} />
        <AnswerTag answer={to} />
      </span>
    );
  });
}
