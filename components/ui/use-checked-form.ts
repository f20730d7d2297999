'use client';

import { type DefaultValue, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { useEffect } from 'react';
import type { z } from 'zod';
import { typedFields } from '@/lib/typed-fields';
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
  useKeptInput(id);
  return useForm<z.input<Schema>, z.output<Schema>, string[]>({
    id,
    defaultValue,
    lastResult: 'reply' in state ? state.reply : undefined,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => checkTyped(formData, schema),
  });
}

/** What is wrong with what was typed; what is missing is wrong only once the form is sent. */
export function checkTyped<Schema extends z.ZodType<object>>(form: FormData, schema: Schema) {
  const typed = typedFields(form);
  const isSent = parseWithZod(typed, { schema }).status !== undefined;
  return parseWithZod(typed, {
    schema,
    formatError: (issues: { message: string }[]) =>
      issues.map(({ message }) => message).filter((code) => isSent || code !== 'required'),
  });
}

/** React 19 empties a form after its action; what was typed stays, whatever the answer was. */
function useKeptInput(id: string): void {
  useEffect(() => {
    const keep = (event: Event) => {
      if (event.target instanceof HTMLFormElement && event.target.id === id) event.preventDefault();
    };
    document.addEventListener('reset', keep, true);
    return () => document.removeEventListener('reset', keep, true);
  }, [id]);
}
