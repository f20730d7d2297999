'use client';

import { getFormProps } from '@conform-to/react';
import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import type { ActionState } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { EditContactForm as Schema } from '@/domain/contacts/input';
import { ContactFields, contactFieldNames } from './contact-fields';
import styles from './new-contact-form.module.css';
import { ContactRefusal } from './refusal';

/** A contact as the form shows him: everything as text. */
export type EditedContact = Record<
  'contactId' | 'version' | (typeof editedFieldNames)[number],
  string
>;

const editedFieldNames = [...contactFieldNames, 'timeZone'] as const;

type EditContactFormProps = {
  contact: EditedContact;
  customers: string[];
  timeZones: string[];
  cancelHref: string;
  state: ActionState;
  submit: (form: FormData) => void;
};

/** Edits the details of a contact, of the version that was read. */
export function EditContactForm(props: EditContactFormProps) {
  const { contact, customers, timeZones, cancelHref, state, submit } = props;
  const { version: newest, ...kept } = contact;
  const t = useTranslations('staff.contacts');
  const { watched } = useUnsaved(state, false);
  const version = useOpenedVersion(state, Number(newest), kept);
  const [form, fields] = useCheckedForm({
    id: 'edit-contact',
    schema: Schema,
    state,
    defaultValue: contact,
  });
  return (
    <form
      {...getFormProps(form)}
      {...watched}
      action={submit}
      className={styles.form}
      onKeyDown={submitByKeys}
    >
      <input type="hidden" name={fields.contactId.name} value={contact.contactId} />
      <input type="hidden" name={fields.version.name} value={version} />
      <ContactFields
        fields={fields}
        customers={customers}
        onAddress={(value) => form.update({ name: fields.email.name, value })}
      >
        <FormField
          field={fields.timeZone}
          label={t('field.timeZone')}
          hint={t('timeZoneHint')}
          options={timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </ContactFields>
      <ContactRefusal state={state} />
      <ProblemList
        form={form}
        fields={editedFieldNames.map((name) => [fields[name], t(`field.${name}`)])}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('save')}</SubmitButton>
        <Button asChild variant="secondary">
          <Link href={cancelHref} scroll={false}>
            {t('cancel')}
          </Link>
        </Button>
      </div>
    </form>
  );
}
