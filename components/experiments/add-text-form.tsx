'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { AddText as Schema } from '@/domain/experiment-setup/input';
import type { SetupView } from '@/domain/experiment-setup/queries';
import styles from './form.module.css';
import { useProblem } from './use-problem';

type AddTextFormProps = { setup: SetupView; action: FormAction };

/** One more text, empty or with the words of another. */
export function AddTextForm({ setup, action }: AddTextFormProps) {
  const t = useTranslations('staff.experiments');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({ id: 'add-text', schema: Schema, state });
  return (
    <form {...getFormProps(form)} action={submit} onKeyDown={submitByKeys} className={styles.form}>
      <input type="hidden" name={fields.experimentId.name} value={setup.id} />
      <input type="hidden" name={fields.version.name} value={setup.version} />
      <div className={styles.pair}>
        <FormField field={fields.name} label={t('newTextName')} />
        <FormField
          field={fields.copyOf}
          label={t('beginWith')}
          options={[
            { value: '', label: t('emptyText') },
            ...setup.texts.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <div className={styles.buttons}>
        <SubmitButton variant="secondary">{t('addText')}</SubmitButton>
        <SaveStatus
          pending={pending}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'invalid' ? undefined : problemOf(state)}
        />
      </div>
    </form>
  );
}
