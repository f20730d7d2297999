'use client';

import { getFormProps } from '@conform-to/react';
import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { SubmitButton } from '@/components/ui/submit-button';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { LogIn } from '@/domain/staff/input';
import styles from './login-form.module.css';

/** E-mail and password. Works without JavaScript. */
export function LoginForm({ action }: { action: FormAction }) {
  const t = useTranslations('staff.login');
  const [state, submit] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({ id: 'login', schema: LogIn, state });
  return (
    <form {...getFormProps(form)} action={submit} className={styles.form}>
      {state.status === 'refused' && (
        <Alert data-color="danger" role="alert">
          {t(state.reason === 'throttled' ? 'throttled' : 'wrong')}
        </Alert>
      )}
      <FormField field={fields.email} label={t('email')} type="email" autoComplete="username" />
      <FormField
        field={fields.password}
        label={t('password')}
        type="password"
        autoComplete="current-password"
      />
      <SubmitButton>{t('submit')}</SubmitButton>
    </form>
  );
}
