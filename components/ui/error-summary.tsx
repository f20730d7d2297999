'use client';

import type { FormMetadata } from '@conform-to/react';
import {
  ErrorSummary as DesignErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { errorKey } from './form-field';

type ErrorSummaryProps = {
  form: Pick<FormMetadata<Record<string, unknown>>, 'id' | 'status' | 'allErrors'>;
  /** The label of each field by its name, in the order of the form. */
  labels: Record<string, string>;
};

/** What must be put right before the form goes through, linked to its fields. It takes the focus. */
export function ErrorSummary({ form, labels }: ErrorSummaryProps) {
  const t = useTranslations('common');
  const wrong = Object.keys(labels).filter((name) => form.allErrors[name]?.length);
  if (form.status !== 'error' || wrong.length === 0) return null;
  return (
    <DesignErrorSummary>
      <ErrorSummaryHeading>{t('error.summary')}</ErrorSummaryHeading>
      <ErrorSummaryList>
        {wrong.map((name) => (
          <ErrorSummaryItem key={name}>
            <ErrorSummaryLink href={`#${form.id}-${name}`}>
              {labels[name]}: {t(errorKey(form.allErrors[name]?.[0] ?? ''))}
            </ErrorSummaryLink>
          </ErrorSummaryItem>
        ))}
      </ErrorSummaryList>
    </DesignErrorSummary>
  );
}
