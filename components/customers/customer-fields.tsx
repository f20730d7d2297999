'use client';

import type { FieldMetadata } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { FormField } from '@/components/ui/form-field';

type CustomerFieldsProps = { fields: Record<'name' | 'orgnr', FieldMetadata<unknown>> };

/** What is known of a customer: the same fields when it is registered and when it is edited. */
export function CustomerFields({ fields }: CustomerFieldsProps) {
  const t = useTranslations('staff.customers');
  return (
    <>
      <FormField field={fields.name} label={t('field.name')} autoComplete="off" />
      <FormField
        field={fields.orgnr}
        label={t('field.orgnr')}
        hint={t('orgnrHint')}
        autoComplete="off"
        optional
      />
    </>
  );
}
