'use client';

import { type DefaultValue, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';
import type { ActionState } from './form-state';

type CheckedForm<Schema extends z.ZodType> = {
  id: string;
  schema: Schema;
  state: ActionState;
  defaultValue?: DefaultValue<z.input<Schema>>;
};

/** A form checked by its schema: what is wrong when one leaves a field, what is missing when one sends. */
export function useCheckedForm<Schema extends z.ZodType<object, Record<string, unknown>>>({
  id,
  schema,
  state,
  defaultValue,
}: CheckedForm<Schema>) {
  return useForm<z.input<Schema>, z.output<Schema>, string[]>({
    id,
    defaultValue,
    lastResult: 'reply' in state ? state.reply : undefined,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => {
      const isSent = parseWithZod(formData, { schema }).status !== undefined;
      return parseWithZod(formData, {
        schema,
        formatError: (issues: { message: string }[]) =>
          issues
            .map((issue) => issue.message)
            .filter((message) => isSent || message !== 'required'),
      });
    },
  });
}
