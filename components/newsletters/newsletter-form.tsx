'use client';

import { getFormProps } from '@conform-to/react';
import {
  Alert,
  Field,
  Fieldset,
  FieldsetLegend,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import type { CompanyView } from '@/domain/group/queries';
import { NewsletterForm as Schema } from '@/domain/newsletters/input';
import styles from './newsletter-form.module.css';
import { useProblem } from './use-problem';

/** A draft as the form shows it: everything as text. */
export type NewsletterDraft = {
  newsletterId?: string;
  version?: string;
  companyId: string;
  subject: string;
  preheader: string;
  body: string;
  purposeIds: string[];
};

type NewsletterFormProps = {
  draft: NewsletterDraft;
  companies: Pick<CompanyView, 'id' | 'name' | 'lists'>[];
  action: FormAction;
};

/** Writes a newsletter: who writes, to which of its lists, and what. */
export function NewsletterForm({ draft, companies, action }: NewsletterFormProps) {
  const t = useTranslations('staff.newsletters');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const { version: newest = '0', ...kept } = draft;
  const version = useOpenedVersion(state, Number(newest), kept);
  const [form, fields] = useCheckedForm({
    id: 'newsletter',
    schema: Schema,
    state,
    defaultValue: draft,
  });
  const writer = companies.find(({ id }) => id === fields.companyId.value) ?? companies[0];
  // One of several comes back alone, as text.
  const chosen = [fields.purposeIds.initialValue ?? []].flat();
  const problem = problemOf(state);
  const { isUnsaved, watched } = useUnsaved(state, pending);
  return (
    <form
      {...getFormProps(form)}
      onKeyDown={submitByKeys}
      {...watched}
      action={submit}
      className={styles.form}
    >
      {draft.newsletterId && (
        <>
          <input type="hidden" name={fields.newsletterId.name} value={draft.newsletterId} />
          <input type="hidden" name={fields.version.name} value={version} />
        </>
      )}
      <FormField
        field={fields.companyId}
        label={t('company')}
        hint={t('companyHint')}
        options={companies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Fieldset id={fields.purposeIds.id} tabIndex={-1}>
        <FieldsetLegend>{t('lists')}</FieldsetLegend>
        {writer?.lists.map(({ purposeId, listName }) => (
          // Tied together here: Designsystemet's own Checkbox does so in the browser alone.
          <Field key={purposeId}>
            <Input
              type="checkbox"
              id={`${fields.purposeIds.id}-${purposeId}`}
              name={fields.purposeIds.name}
              value={purposeId}
              defaultChecked={chosen.includes(purposeId)}
            />
            <Label htmlFor={`${fields.purposeIds.id}-${purposeId}`} weight="regular">
              {listName}
            </Label>
          </Field>
        ))}
        {writer?.lists.length === 0 && <p>{t('noLists')}</p>}
        {fields.purposeIds.errors && (
          <ValidationMessage>{t('error.nothingChosen')}</ValidationMessage>
        )}
      </Fieldset>
      <FormField field={fields.subject} label={t('subject')} hint={t('subjectHint')} />
      <FormField
        field={fields.preheader}
        label={t('preheader')}
        hint={t('preheaderHint')}
        optional
      />
      <FormField field={fields.body} label={t('body')} hint={t('bodyHint')} rows={12} />
      {state.status === 'refused' && <Alert data-color="danger">{problem}</Alert>}
      <Barred state={state} />
      <ProblemList
        form={form}
        fields={[
          [fields.purposeIds, t('lists')],
          [fields.subject, t('subject')],
          [fields.preheader, t('preheader')],
          [fields.body, t('body')],
        ]}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('save')}</SubmitButton>
        <SaveStatus
          pending={pending}
          isUnsaved={isUnsaved && draft.newsletterId !== undefined}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'failed' ? problem : undefined}
        />
      </div>
    </form>
  );
}
