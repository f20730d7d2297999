import type { FieldMetadata } from '@conform-to/react';
import {
  Field,
  FieldDescription,
  Input,
  Label,
  Select,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import styles from './form-field.module.css';

type Option = { value: string; label: string };

type FormFieldProps = {
  /** The field as Conform knows it: its name, what was typed, and what is wrong with it. */
  field: FieldMetadata<unknown>;
  label: string;
  optional?: boolean;
  /** Said where it is not plain, as of a field that is not always there. */
  required?: boolean;
  hint?: ReactNode;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search' | 'date' | 'number';
  autoComplete?: string;
  /** A list to choose from; the first entry says that nothing is chosen. */
  options?: Option[];
  /** Several lines. */
  rows?: number;
  /** The id of a datalist with suggestions. */
  list?: string;
};

/** One labelled field with its error under it, wired for screen readers by Designsystemet. */
export function FormField({
  field,
  label,
  optional,
  required,
  hint,
  options,
  rows,
  ...input
}: FormFieldProps) {
  const t = useTranslations('common');
  const [error] = field.errors ?? [];
  const control = {
    id: field.id,
    name: field.name,
    'aria-invalid': error ? true : undefined,
  };
  const initial = typeof field.initialValue === 'string' ? field.initialValue : '';
  return (
    <Field className={styles.field}>
      <Label htmlFor={field.id}>
        {label} {optional && <span className={styles.quiet}>{t('field.optional')}</span>}
        {required && <span className={styles.quiet}>{t('field.required')}</span>}
      </Label>
      {hint && <FieldDescription>{hint}</FieldDescription>}
      {options ? (
        <Select {...control} key={field.key} defaultValue={initial}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      ) : rows ? (
        <Textarea
          {...control}
          key={field.key}
          rows={rows}
          defaultValue={initial}
          suppressHydrationWarning
        />
      ) : (
        <Input
          {...control}
          {...input}
          key={field.key}
          type={input.type ?? 'text'}
          defaultValue={initial}
        />
      )}
      {error && <ValidationMessage>{t(errorKey(error))}</ValidationMessage>}
    </Field>
  );
}

const errorKeys = [
  'required',
  'invalidEmail',
  'invalidPhone',
  'invalidOrgnr',
  'invalidText',
  'tooLong',
  'dateMissing',
  'noteTooShort',
  'passwordTooShort',
  'nothingChosen',
  'answeredTwice',
  'sameLabels',
  'daysInvalid',
  'monthsInvalid',
  'reminderTooEarly',
  'percentInvalid',
  'daysUpTo90',
  'reminderTooLate',
  'weightInvalid',
  'paceInvalid',
] as const;

/** The words for a code of `input.ts`; a code without words of its own is "cannot be used". */
export function errorKey(code: string) {
  const known = errorKeys.find((key) => key === code);
  return `error.${known ?? 'invalid'}` as const;
}
