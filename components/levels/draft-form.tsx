'use client';

import { getFormProps } from '@conform-to/react';
import { Alert, Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState } from 'react';
import { Barred } from '@/components/ui/barred';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { SaveDraft as Schema } from '@/domain/wordings/input';
import { type Words, wordingFields } from '@/domain/wordings/rules';
import type { Locale } from '@/lib/i18n/locales';
import { routes } from '@/lib/routes';
import styles from './draft-form.module.css';
import { useProblem } from './use-problem';

type DraftFormProps = {
  levelKey: string;
  locale: Locale;
  /** 0 when there is no draft yet. */
  version: number;
  words: Words;
  /** The companies that will be named. */
  children: ReactNode;
  action: FormAction;
};

const rows = { details: 6, privacy: 8 } as const;
const hints = ['title', 'summary', 'details', 'privacy'] as const;

/** One language of a wording, as a draft. */
export function DraftForm(props: DraftFormProps) {
  const { levelKey, locale, words, children, action } = props;
  const t = useTranslations('staff.levels');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const version = useOpenedVersion(state, props.version, words);
  const [form, fields] = useCheckedForm({
    id: `wording-${locale}`,
    schema: Schema,
    state,
    defaultValue: words,
  });
  const problem = problemOf(state);
  const { isUnsaved, watched } = useUnsaved(state, pending, { isPerAddress: true });
  return (
    <form
      {...getFormProps(form)}
      onKeyDown={submitByKeys}
      {...watched}
      action={submit}
      className={styles.form}
    >
      <input type="hidden" name={fields.levelKey.name} value={levelKey} />
      <input type="hidden" name={fields.locale.name} value={locale} />
      <input type="hidden" name={fields.version.name} value={version} />
      <div lang={locale} className={styles.fields}>
        {wordingFields.map((name) => (
          <FormField
            key={name}
            field={fields[name]}
            label={t(`field.${name}`)}
            hint={hintOf(name) && t(`hint.${hintOf(name)}`)}
            rows={name in rows ? rows[name as keyof typeof rows] : undefined}
          />
        ))}
      </div>
      {children}
      {state.status === 'refused' && (
        <Alert data-color="danger" role="alert">
          {problem}
        </Alert>
      )}
      <Barred state={state} />
      <ProblemList
        form={form}
        fields={wordingFields.map((name) => [fields[name], t(`field.${name}`)])}
      />
      <div className={styles.buttons}>
        <SubmitButton>{t('form.save')}</SubmitButton>
        {version > 0 && (
          <>
            <Button asChild variant="secondary">
              <Link href={routes.previewLevel(levelKey, { lang: locale })} target="_blank">
                {t('preview')}
              </Link>
            </Button>
            <Button asChild variant="secondary">
              <Link href={routes.publishLevel(levelKey)}>{t('form.toPublish')}</Link>
            </Button>
          </>
        )}
        <SaveStatus
          pending={pending}
          isUnsaved={isUnsaved}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'failed' ? problem : undefined}
        />
      </div>
    </form>
  );
}

function hintOf(name: string) {
  return hints.find((each) => each === name);
}
