'use client';

import { getFormProps } from '@conform-to/react';
import { Alert, Details, DetailsContent, DetailsSummary } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { ChangeLife as Schema } from '@/domain/lives/input';
import type { PurposeLife } from '@/domain/lives/queries';
import { LIFE_MONTHS_MAX, REMINDER_DAYS_MAX } from '@/domain/lives/rules';
import styles from './life-form.module.css';

type LifeFormProps = {
  life: PurposeLife;
  stamp: string;
  action: FormAction;
  /** What holds now, as the line that opens the form. */
  children: ReactNode;
};

/**
 * Decides how long a yes to one purpose holds. What another saved meanwhile is shown before it is written over.
 * Without JavaScript it comes back open when something is wrong.
 */
export function LifeForm({ life, stamp, action, children }: LifeFormProps) {
  const t = useTranslations('staff.levels.life');
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({
    id: `life-${life.purposeId}`,
    schema: Schema,
    state,
    defaultValue: {
      lifeMonths: life.lifeMonths?.toString() ?? '',
      reminderDays: String(life.reminderDays),
    },
  });
  const isOpen = state.status !== 'idle' && state.status !== 'saved';
  return (
    <Details defaultOpen={isOpen}>
      <DetailsSummary>{children}</DetailsSummary>
      <DetailsContent>
        <form
          {...getFormProps(form)}
          action={submit}
          onKeyDown={submitByKeys}
          className={styles.form}
        >
          <input type="hidden" name={fields.purposeId.name} value={life.purposeId} />
          <input type="hidden" name={fields.stamp.name} value={stamp} />
          <div className={styles.number}>
            <FormField
              field={fields.lifeMonths}
              label={t('months')}
              hint={t('monthsHint', { max: LIFE_MONTHS_MAX })}
              type="number"
              optional
            />
          </div>
          <div className={styles.number}>
            <FormField
              field={fields.reminderDays}
              label={t('days')}
              hint={t('daysHint', { max: REMINDER_DAYS_MAX })}
              type="number"
            />
          </div>
          <p className={styles.effect}>{t('effect')}</p>
          {state.status === 'refused' && (
            <Alert data-color="warning" role="alert">
              {t(state.reason === 'conflict' ? 'conflict' : 'failed')}
            </Alert>
          )}
          <Barred state={state} />
          <ProblemList
            form={form}
            fields={[
              [fields.lifeMonths, t('months')],
              [fields.reminderDays, t('days')],
            ]}
          />
          <div className={styles.buttons}>
            <SubmitButton>{t('save')}</SubmitButton>
            <SaveStatus
              pending={pending}
              savedAt={state.status === 'saved' ? state.at : undefined}
              problem={state.status === 'failed' ? t('failed') : undefined}
            />
          </div>
        </form>
      </DetailsContent>
    </Details>
  );
}
