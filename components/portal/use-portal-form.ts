'use client';

import { type DefaultValue, useForm } from '@conform-to/react';
import type { z } from 'zod';
import type { FormAction } from '@/components/ui/form-state';
import { checkTyped } from '@/components/ui/use-checked-form';
import { usePortalAction } from './use-portal-action';

type PortalFormOptions<Field extends string, Value> = {
  id: string;
  schema: z.ZodType<object>;
  action: FormAction<Value>;
  defaultValue?: DefaultValue<Record<Field, string>>;
};

/** A form whose fields are checked as they are left, for what is missing only when it is sent. */
export function usePortalForm<Field extends string, Value>({
  action,
  schema,
  ...options
}: PortalFormOptions<Field, Value>) {
  const { send, ...rest } = usePortalAction(action);
  const [form, fields] = useForm<Record<Field, string>, object, string[]>({
    ...options,
    lastResult: 'reply' in rest.state ? rest.state.reply : undefined,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => checkTyped(formData, schema),
    onSubmit: (event, { formData }) => {
      event.preventDefault();
      void send(formData);
    },
  });
  return { form, fields, ...rest };
}
