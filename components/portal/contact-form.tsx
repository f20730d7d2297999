'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ContactMe } from '@/domain/contacts/input';
import styles from './form.module.css';
import { FormFoot } from './form-foot';
import { TRAP_FIELD } from './trap-field';
import { usePortalForm } from './use-portal-form';

/** The field of the trap is none of the input's. */
const schema = ContactMe.loose();

/** The closing form. Everyone gets the same thanks. */
export function ContactForm({ action }: { action: FormAction }) {
  const t = useTranslations('portal.contactMe');
  const { form, fields, state, pending, submit } = usePortalForm<'email' | 'name', unknown>({
    id: 'contact-me',
    schema,
    action,
  });
  const email = { field: fields.email, label: t('email') };
  const name = { field: fields.name, label: t('name') };
  if (state.status === 'saved') return <p role="status">{t('thanks')}</p>;
  return (
    <form {...getFormProps(form)} action={submit} className={styles.form}>
      <FormField {...email} type="email" autoComplete="email" />
      <FormField {...name} autoComplete="name" optional />
      <label className={styles.trap} aria-hidden>
        {t('trap')}
        <input name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
      </label>
      <FormFoot
        label={t('send')}
        state={state}
        pending={pending}
        isInvalid={form.status === 'error'}
        fields={[email, name]}
      />
    </form>
  );
}
