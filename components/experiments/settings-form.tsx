'use client';

import { getFormProps } from '@conform-to/react';
import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { RadioGroup } from '@/components/ui/radio-group';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { sources } from '@/domain/contacts/rules';
import { EditSettings as Schema } from '@/domain/experiment-setup/input';
import type { SetupView } from '@/domain/experiment-setup/queries';
import { locales } from '@/lib/i18n/locales';
import styles from './form.module.css';
import { useProblem } from './use-problem';

type SettingsFormProps = {
  setup: SetupView;
  companies: { id: string; name: string }[];
  action: FormAction;
};

/** Whom a draft invites, how it draws, and who decides. */
export function SettingsForm({ setup, companies, action }: SettingsFormProps) {
  const t = useTranslations('staff.experiments');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const kept = {
    name: setup.name,
    companyId: setup.companyId,
    locale: setup.locale ?? '',
    source: setup.source ?? '',
    method: setup.method,
    holdbackPercent: String(setup.holdbackPercent),
    windowDays: String(setup.windowDays),
    reminderDays: setup.reminderDays?.toString() ?? '',
    decidesBy: setup.decidesBy,
  } as const;
  const [form, fields] = useCheckedForm({
    id: 'settings',
    schema: Schema,
    state,
    defaultValue: kept,
  });
  const version = useOpenedVersion(state, setup.version, kept);
  const { isUnsaved, watched } = useUnsaved(state, pending);
  const problem = problemOf(state);
  return (
    <form
      {...getFormProps(form)}
      onKeyDown={submitByKeys}
      {...watched}
      action={submit}
      className={styles.form}
      data-unasked
    >
      <input type="hidden" name={fields.experimentId.name} value={setup.id} />
      <input type="hidden" name={fields.version.name} value={version} />
      <FormField field={fields.name} label={t('name')} />
      <FormField
        field={fields.companyId}
        label={t('company')}
        options={companies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <div className={styles.pair}>
        <FormField
          field={fields.locale}
          label={t('audience.locale')}
          options={[
            { value: '', label: t('audience.everyLocale') },
            ...locales.map((value) => ({ value, label: t(`audience.locales.${value}`) })),
          ]}
        />
        <FormField
          field={fields.source}
          label={t('audience.source')}
          options={[
            { value: '', label: t('audience.everySource') },
            ...sources.map((value) => ({ value, label: t(`audience.sources.${value}`) })),
          ]}
        />
      </div>
      <RadioGroup
        field={fields.method}
        legend={t('method')}
        hint={t('methodHint')}
        options={(['uniform', 'weighted', 'thompson'] as const).map((value) => ({
          value,
          label: t(`methodLong.${value}`),
        }))}
      />
      <div className={styles.pair}>
        <FormField
          field={fields.holdbackPercent}
          label={t('holdback')}
          hint={t('holdbackHint')}
          type="number"
        />
        <FormField
          field={fields.windowDays}
          label={t('window')}
          hint={t('windowHint')}
          type="number"
        />
        <FormField
          field={fields.reminderDays}
          label={t('reminder')}
          hint={t('reminderHint')}
          type="number"
          optional
        />
      </div>
      <div>
        <RadioGroup
          field={fields.decidesBy}
          legend={t('decidesBy')}
          options={(['person', 'rule'] as const).map((value) => ({
            value,
            label: t(`decidesByLong.${value}`),
          }))}
        />
        <p role="status" className={styles.quiet}>
          {fields.method.value === 'thompson' &&
            fields.decidesBy.value === 'rule' &&
            t('ruleWaits')}
        </p>
      </div>
      {state.status === 'refused' && (
        <Alert data-color="danger" role="alert">
          {problem}
        </Alert>
      )}
      <ProblemList
        form={form}
        fields={[
          [fields.name, t('name')],
          [fields.holdbackPercent, t('holdback')],
          [fields.windowDays, t('window')],
          [fields.reminderDays, t('reminder')],
        ]}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('saveSettings')}</SubmitButton>
        <SaveStatus
          pending={pending}
          isUnsaved={isUnsaved}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'failed' ? problem : undefined}
        />
      </div>
    </form>
  );
}
