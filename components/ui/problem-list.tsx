'use client';

import type { FieldMetadata, FormMetadata } from '@conform-to/react';
import {
  ErrorSummary,
  ErrorSummaryHeading,
  ErrorSummaryItem,
  ErrorSummaryLink,
  ErrorSummaryList,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ComponentRef, useEffect, useRef } from 'react';

type ProblemListProps = {
  form: Pick<FormMetadata<Record<string, unknown>>, 'status'>;
  /** Every field with the words over it. */
  fields: [field: Pick<FieldMetadata<unknown>, 'id' | 'errors'>, label: string][];
};

/** What must be put right, above the button, each with the way to its field. Takes the focus. */
export function ProblemList({ form, fields }: ProblemListProps) {
  const t = useTranslations('common.error');
  const list = useRef<ComponentRef<typeof ErrorSummary>>(null);
  const wrong = fields.filter(([field]) => field.errors?.length);
  const isShown = form.status === 'error' && wrong.length > 0;
  useEffect(() => {
    if (isShown) list.current?.focus();
  }, [isShown]);
  if (!isShown) return null;
  return (
    <ErrorSummary ref={list}>
      <ErrorSummaryHeading>{t('summary')}</ErrorSummaryHeading>
      <ErrorSummaryList>
        {wrong.map(([field, label]) => (
          <ErrorSummaryItem key={field.id}>
            <ErrorSummaryLink href={`#${field.id}`}>{label}</ErrorSummaryLink>
          </ErrorSummaryItem>
        ))}
      </ErrorSummaryList>
    </ErrorSummary>
  );
}
