'use client';

import { useTranslations } from 'next-intl';
import { EditInPlace, type EditInPlaceProps } from '@/components/ui/edit-in-place';
import { EditCustomerForm, type EditedCustomer } from './edit-customer-form';

/** The name and number of a customer, edited where they stand. */
export function CustomerCard({
  customer,
  ...place
}: EditInPlaceProps & { customer: EditedCustomer }) {
  const t = useTranslations('staff.customers');
  return (
    <EditInPlace
      {...place}
      words={{ title: t('details'), edit: t('edit') }}
      renderForm={(state, submit) => (
        <EditCustomerForm
          customer={customer}
          cancelHref={place.hrefs.view}
          state={state}
          submit={submit}
        />
      )}
    />
  );
}
