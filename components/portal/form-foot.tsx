'use client';

import type { FieldMetadata } from '@conform-to/react';
import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { SaveStatus } from '@/components/ui/save-status';
import styles from './form.module.css';
import { FormErrors } from './form-errors';
import { NewLink } from './new-link';
import { failureOf, type PortalFormState } from './use-portal-action';

type FormFootProps = {
  /** The button, as an imperative. */
  label: string;
  state: PortalFormState;
  pending: boolean;
  isInvalid: boolean;
  fields: { field: FieldMetadata<unknown>; label: string }[];
};

/** The end of a form: what is wrong with it, its button, and what became of it. */
export function FormFoot({ label, state, pending, isInvalid, fields }: FormFootProps) {
  const save = useTranslations('common.save');
  const t = useTranslations('portal.levels');
  const problem = failureOf(state);
  return (
    <>
      {isInvalid && <FormErrors fields={fields} />}
      <div className={styles.row}>
        <Button
          type="submit"
          aria-busy={pending || undefined}
          // A field that is left now would show its error, move the button, and lose the press.
          onMouseDown={(event) => event.preventDefault()}
        >
          {problem ? save('retry') : label}
        </Button>
        <SaveStatus
          pending={pending}
          savedAt={state.status === 'saved' && !isInvalid ? state.at : undefined}
          problem={state.status === 'refused' ? t('linkEnded') : problem && save(problem)}
        />
        {state.status === 'refused' && <NewLink />}
      </div>
    </>
  );
}
