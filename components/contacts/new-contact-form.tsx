'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { RegisterContactForm } from '@/domain/contacts/input';
import { ContactFields, contactFieldNames } from './contact-fields';
import { type InvitationSenders, MailForecast } from './mail-forecast';
import styles from './new-contact-form.module.css';
import { ContactRefusal } from './refusal';

type NewContactFormProps = {
  action: FormAction;
  customers: string[];
  senders: InvitationSenders;
};

/** Registers a contact. Works without JavaScript. */
export function NewContactForm({ action, customers, senders }: NewContactFormProps) {
  const t = useTranslations('staff.contacts');
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const { watched } = useUnsaved(state, pending);
  const [form, fields] = useCheckedForm({ id: 'new-contact', schema: RegisterContactForm, state });
  return (
    <form
      {...getFormProps(form)}
      {...watched}
      action={submit}
      className={styles.form}
      onKeyDown={submitByKeys}
    >
      <ContactFields
        fields={fields}
        customers={customers}
        onAddress={(value) => form.update({ name: fields.email.name, value })}
      />
      <MailForecast basis={fields.inviteBasis.value} senders={senders} />
      <ContactRefusal state={state} />
      <ProblemList
        form={form}
        fields={contactFieldNames.map((name) => [fields[name], t(`field.${name}`)])}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('save')}</SubmitButton>
        <SubmitButton variant="secondary" name={fields.next.name} value="another">
          {t('saveAndNew')}
        </SubmitButton>
        <span className={styles.hint}>
          {t.rich('saveKeys', { k: (keys) => <kbd>{keys}</kbd> })}
        </span>
      </div>
    </form>
  );
}
