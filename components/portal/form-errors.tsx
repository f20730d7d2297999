'use client';

import type { FieldMetadata } from '@conform-to/react';
import {
  ErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { errorKey } from '@/components/ui/form-field';

type FormErrorsProps = { fields: { field: FieldMetadata<unknown>; label: string }[] };

/** What is wrong with a form that was sent, each with a link to its field. It takes the focus. */
export function FormErrors({ fields }: FormErrorsProps) {
  const t = useTranslations('common');
  const wrong = fields.filter(({ field }) => (field.errors?.length ?? 0) > 0);
  if (wrong.length === 0) return null;
  return (
    <ErrorSummary>
      <ErrorSummaryHeading>{t('error.summary')}</ErrorSummaryHeading>
      <ErrorSummaryList>
        {wrong.map(({ field, label }) => (
          <ErrorSummaryItem key={field.id}>
            <ErrorSummaryLink href={`#${field.id}`}>
              {label}: {t(errorKey(field.errors?.[0] ?? ''))}
            </ErrorSummaryLink>
          </ErrorSummaryItem>
        ))}
      </ErrorSummaryList>
    </ErrorSummary>
  );
}
