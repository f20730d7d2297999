'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { RequestNewLink } from '@/domain/portal-links/input';
import styles from './form.module.css';
import { FormFoot } from './form-foot';
import { usePortalForm } from './use-portal-form';

/** Asks for a new link. The answer is the same for every address. */
export function NewLinkForm({ action }: { action: FormAction }) {
  const t = useTranslations('portal.newLink');
  const { form, fields, state, pending, submit } = usePortalForm<'email', unknown>({
    id: 'new-link',
    schema: RequestNewLink,
    action,
  });
  const email = { field: fields.email, label: t('email') };
  if (state.status === 'saved') return <p role="status">{t('answer')}</p>;
  return (
    <form {...getFormProps(form)} action={submit} className={styles.form}>
      <FormField {...email} type="email" autoComplete="email" />
      <FormFoot
        label={t('send')}
        state={state}
        pending={pending}
        isInvalid={form.status === 'error'}
        fields={[email]}
      />
    </form>
  );
}
