import {
  Field,
  FieldDescription,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useId } from 'react';

type MomentFieldProps = { typed: string; problem: 'unreadable' | 'future' | null };

/** A day, or a day and a time, in Norway. Text, because a browser's own field follows the browser's language. */
export function MomentField({ typed, problem }: MomentFieldProps) {
  const t = useTranslations('staff.asOf');
  const id = useId();
  return (
    <Field>
      <Label htmlFor={id}>{t('moment')}</Label>
      <FieldDescription>{t('momentHint')}</FieldDescription>
      <Input
        id={id}
        name="asOf"
        type="text"
        autoComplete="off"
        maxLength={40}
        defaultValue={typed}
        aria-invalid={problem ? true : undefined}
      />
      {problem && <ValidationMessage>{t(`problem.${problem}`)}</ValidationMessage>}
    </Field>
  );
}
