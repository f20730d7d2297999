'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { CreateExperiment as Schema } from '@/domain/experiment-setup/input';
import styles from './form.module.css';
import { useProblem } from './use-problem';

type NewExperimentFormProps = {
  companies: { id: string; name: string }[];
  companyId: string;
  /** Those that a new one may be a copy of. */
  experiments: { id: string; name: string }[];
  copyOf: string;
  action: FormAction;
};

/** Begins a draft: its name, who invites, and whether it begins as a copy. */
export function NewExperimentForm(props: NewExperimentFormProps) {
  const { companies, companyId, experiments, copyOf, action } = props;
  const t = useTranslations('staff.experiments');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const defaultValue = { companyId, copyOf };
  const [form, fields] = useCheckedForm({ id: 'experiment', schema: Schema, state, defaultValue });
  return (
    <form {...getFormProps(form)} onKeyDown={submitByKeys} action={submit} className={styles.form}>
      <FormField field={fields.name} label={t('name')} hint={t('nameHint')} />
      <FormField
        field={fields.companyId}
        label={t('company')}
        options={companies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <FormField
        field={fields.copyOf}
        label={t('copyOf')}
        hint={t('copyOfHint')}
        optional
        options={[
          { value: '', label: t('fromScratch') },
          ...experiments.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <ProblemList form={form} fields={[[fields.name, t('name')]]} />
      <div className={styles.buttons}>
        <SubmitButton>{t('create')}</SubmitButton>
        <SaveStatus
          pending={pending}
          problem={state.status === 'invalid' ? undefined : problemOf(state)}
        />
      </div>
    </form>
  );
}
