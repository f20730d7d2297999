'use client';

import { getFormProps } from '@conform-to/react';
import { Alert, Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { PublishDraft as Schema } from '@/domain/wordings/input';
import { routes } from '@/lib/routes';
import styles from './draft-form.module.css';
import publishStyles from './publish-form.module.css';
import { useProblem } from './use-problem';

type PublishFormProps = {
  levelKey: string;
  /** Of the draft that the page shows. */
  stamp: string;
  /** The version that it becomes. */
  version: number;
  /** How many contacts have a yes that would end. */
  holding: number;
  action: FormAction;
};

/** The last question before a wording is published: do older consents still hold? */
export function PublishForm({ levelKey, stamp, version, holding, action }: PublishFormProps) {
  const t = useTranslations('staff.levels');
  const problemOf = useProblem();
  const [state, submit] = useActionState(action, { status: 'idle' });
  const [form, fields] = useCheckedForm({ id: 'publish-wording', schema: Schema, state });
  const problem = problemOf(state);
  return (
    <form {...getFormProps(form)} action={submit} className={styles.form}>
      <input type="hidden" name={fields.levelKey.name} value={levelKey} />
      <input type="hidden" name={fields.stamp.name} value={stamp} />
      <input type="hidden" name={fields.shownCount.name} value={holding} />
      <RadioGroup
        field={fields.older}
        legend={t('publish.question')}
        hint={t('publish.questionHint', { count: holding })}
        options={[
          { value: 'hold', label: t('publish.hold') },
          { value: 'lapse', label: t('publish.lapse') },
        ]}
      />
      <div className={publishStyles.lastDay}>
        <FormField
          field={fields.lastDay}
          label={t('publish.lastDay')}
          hint={t('publish.lastDayHint')}
          type="date"
          required
        />
      </div>
      {problem && (
        <Alert data-color="danger" role="alert">
          {problem}
        </Alert>
      )}
      <Barred state={state} />
      <ProblemList
        form={form}
        fields={[
          [fields.older, t('publish.question')],
          [fields.lastDay, t('publish.lastDay')],
        ]}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('publish.submit', { version })}</SubmitButton>
        <Button asChild variant="secondary">
          <Link href={routes.editLevel(levelKey)}>{t('publish.cancel')}</Link>
        </Button>
      </div>
    </form>
  );
}
