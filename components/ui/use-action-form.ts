'use client';

import { type DefaultValue, getFormProps, useForm } from '@conform-to/react';
import { parseWithZod } from '@conform-to/zod/v4';
import { startTransition, useActionState } from 'react';
import type { z } from 'zod';
import type { FormAction } from './form-state';

/** How Conform marks a form that is only being looked over while it is filled in. */
const LOOKED_OVER = '__intent__';

type ActionFormOptions<Schema extends z.ZodType<unknown, Record<string, unknown>>, Value> = {
  id: string;
  action: FormAction<Value>;
  schema: Schema;
  defaultValue?: DefaultValue<z.input<Schema>>;
};

/**
 * A form over a server action: wrong values are told on blur, missing ones when it is sent.
 * With JavaScript the action is called by hand, because React empties a form after its own action,
 * and what was typed must stay. Without JavaScript the browser posts the same form.
 */
export function useActionForm<
  Schema extends z.ZodType<unknown, Record<string, unknown>>,
  Value = unknown,
>({ id, action, schema, defaultValue }: ActionFormOptions<Schema, Value>) {
  const [state, send, isPending] = useActionState(action, { status: 'idle' });
  const [form, fields] = useForm<z.input<Schema>, z.output<Schema>>({
    id,
    defaultValue,
    lastResult: 'reply' in state ? state.reply : undefined,
    shouldValidate: 'onBlur',
    shouldRevalidate: 'onInput',
    onValidate: ({ formData }) => {
      const isSent = !formData.has(LOOKED_OVER);
      const formatError = (issues: { message: string }[]) =>
        issues.map(({ message }) => message).filter((code) => isSent || code !== 'required');
      return parseWithZod(typedFields(formData), { schema, formatError });
    },
    onSubmit: (event, { formData }) => {
      event.preventDefault();
      startTransition(() => send(typedFields(formData)));
    },
  });
  return { state, isPending, form, fields, formProps: { ...getFormProps(form), action: send } };
}

/** The form without the fields that React adds for browsers without JavaScript. */
function typedFields(form: FormData): FormData {
  const typed = new FormData();
  for (const [name, value] of form) if (!name.startsWith('$ACTION_')) typed.append(name, value);
  return typed;
}
