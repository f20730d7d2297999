'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { Stack } from '@/components/ui/stack';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { RegisterCustomer } from '@/domain/customers/input';
import { CustomerFields } from './customer-fields';
import { CustomerRefusal } from './refusal';

/** Registers a customer. Works without JavaScript. */
export function NewCustomerForm({ action }: { action: FormAction }) {
  const t = useTranslations('staff.customers');
  const [state, submit] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({ id: 'new-customer', schema: RegisterCustomer, state });
  return (
    <form {...getFormProps(form)} action={submit} onKeyDown={submitByKeys}>
      <Stack>
        <CustomerFields fields={fields} />
        <CustomerRefusal state={state} />
        <ProblemList
          form={form}
          fields={[
            [fields.name, t('field.name')],
            [fields.orgnr, t('field.orgnr')],
          ]}
        />
        <div>
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </Stack>
    </form>
  );
}
