'use client';

import { getFormProps } from '@conform-to/react';
import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { ActionState } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { Stack } from '@/components/ui/stack';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { EditCustomer } from '@/domain/customers/input';
import { CustomerFields } from './customer-fields';
import styles from './edit-customer-form.module.css';
import { CustomerRefusal } from './refusal';

/** A customer as the form shows it: everything as text. */
export type EditedCustomer = Record<'customerId' | 'version' | 'name' | 'orgnr', string>;

type EditCustomerFormProps = {
  customer: EditedCustomer;
  cancelHref: string;
  state: ActionState;
  submit: (form: FormData) => void;
};

/** Edits a customer, of the version that was read. */
export function EditCustomerForm({ customer, cancelHref, state, submit }: EditCustomerFormProps) {
  const t = useTranslations('staff.customers');
  const { version: newest, ...kept } = customer;
  const version = useOpenedVersion(state, Number(newest), kept);
  const [form, fields] = useCheckedForm({
    id: 'edit-customer',
    schema: EditCustomer,
    state,
    defaultValue: customer,
  });
  return (
    <form {...getFormProps(form)} action={submit} onKeyDown={submitByKeys}>
      <input type="hidden" name={fields.customerId.name} value={customer.customerId} />
      <input type="hidden" name={fields.version.name} value={version} />
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
        <div className={styles.buttons}>
          <SubmitButton>{t('save')}</SubmitButton>
          <Button asChild variant="secondary">
            <Link href={cancelHref} scroll={false}>
              {t('cancel')}
            </Link>
          </Button>
        </div>
      </Stack>
    </form>
  );
}
