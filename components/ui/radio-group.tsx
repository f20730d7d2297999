import type { FieldMetadata } from '@conform-to/react';
import {
  Field,
  Fieldset,
  FieldsetDescription,
  FieldsetLegend,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { errorKey } from './form-field';

type RadioGroupProps = {
  field: FieldMetadata<unknown>;
  legend: string;
  hint?: ReactNode;
  options: { value: string; label: string }[];
};

/** One of a few. Nothing is chosen beforehand unless the form says so. */
export function RadioGroup({ field, legend, hint, options }: RadioGroupProps) {
  const t = useTranslations('common');
  const [error] = field.errors ?? [];
  return (
    <Fieldset key={field.key} id={field.id} tabIndex={-1}>
      <FieldsetLegend>{legend}</FieldsetLegend>
      {hint && <FieldsetDescription>{hint}</FieldsetDescription>}
      {options.map(({ value, label }) => (
        // Tied together here: Designsystemet's own Radio does so in the browser alone.
        <Field key={value}>
          <Input
            type="radio"
            id={`${field.id}-${value}`}
            name={field.name}
            value={value}
            defaultChecked={field.initialValue === value}
            aria-invalid={error ? true : undefined}
          />
          <Label htmlFor={`${field.id}-${value}`} weight="regular">
            {label}
          </Label>
        </Field>
      ))}
      {error && <ValidationMessage>{t(errorKey(error))}</ValidationMessage>}
    </Fieldset>
  );
}
