'use client';

import { getFormProps } from '@conform-to/react';
import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { RadioGroup } from '@/components/ui/radio-group';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { ChangeSettings as Schema } from '@/domain/settings/input';
import { ADDRESS_DAYS_MAX, addressEvidences, type GroupSettings } from '@/domain/settings/rules';
import styles from './settings-form.module.css';
import { SettingsList } from './settings-list';

type SettingsFormProps = {
  /** What holds now, and its version. */
  settings: GroupSettings & { version: number };
  action: FormAction;
};

/** What the group decides for itself. What another saved meanwhile is shown before it is written over. */
export function SettingsForm({ settings, action }: SettingsFormProps) {
  const t = useTranslations('staff.settings.rules');
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({
    id: 'group-settings',
    schema: Schema,
    state,
    defaultValue: {
      staffMayAnswerOwnNo: settings.staffMayAnswerOwnNo ? 'on' : 'off',
      addressEvidence: settings.addressEvidence,
      addressDays: String(settings.addressDays),
    },
  });
  const { isUnsaved, watched } = useUnsaved(state, pending);
  return (
    <form
      {...getFormProps(form)}
      {...watched}
      action={submit}
      onKeyDown={submitByKeys}
      className={styles.form}
    >
      <input type="hidden" name={fields.version.name} value={settings.version} />
      <RadioGroup
        field={fields.staffMayAnswerOwnNo}
        legend={t('ownNo')}
        hint={t('ownNoHint')}
        options={[
          { value: 'off', label: t('ownNoOff') },
          { value: 'on', label: t('ownNoOn') },
        ]}
      />
      <RadioGroup
        field={fields.addressEvidence}
        legend={t('address')}
        hint={t('addressHint')}
        options={addressEvidences.map((value) => ({ value, label: t(`addressChoice.${value}`) }))}
      />
      <div className={styles.days}>
        <FormField
          field={fields.addressDays}
          label={t('days')}
          hint={t('daysHint', { max: ADDRESS_DAYS_MAX })}
          type="number"
        />
      </div>
      {state.status === 'refused' && (
        <Alert data-color="warning" role="alert">
          <p className={styles.line}>{t('conflict', { name: state.detail?.by ?? '' })}</p>
          <SettingsList settings={settings} />
          <p className={styles.line}>{t('conflictNext')}</p>
        </Alert>
      )}
      <Barred state={state} />
      <ProblemList
        form={form}
        fields={[
          [fields.staffMayAnswerOwnNo, t('ownNo')],
          [fields.addressEvidence, t('address')],
          [fields.addressDays, t('days')],
        ]}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('save')}</SubmitButton>
        <SaveStatus
          pending={pending}
          isUnsaved={isUnsaved}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'failed' ? t('failed') : undefined}
        />
      </div>
    </form>
  );
}
