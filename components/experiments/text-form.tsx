'use client';

import { getFormProps } from '@conform-to/react';
import { Alert, Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useRef, useState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { ProblemList } from '@/components/ui/problem-list';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { EditText as Schema } from '@/domain/experiment-setup/input';
import type { SetupView } from '@/domain/experiment-setup/queries';
import { joinParagraphs } from '@/domain/invitation-texts/rules';
import type { Locale } from '@/lib/i18n/locales';
import styles from './form.module.css';
import { LivePreview } from './live-preview';
import layout from './preview.module.css';
import { TextWarnings } from './text-warnings';
import { noWords, typedWords } from './typed-words';
import { useProblem } from './use-problem';

type TextFormProps = {
  setup: Pick<SetupView, 'id' | 'version'>;
  text: SetupView['texts'][number];
  locale: Locale;
  /** As whom and from whom the mail is shown, and where it is. */
  shown: { sender: string; contactId: string; src: string; isPhone: boolean };
  /** Where a test mail goes. */
  ownEmail: string;
  /** The choices of the preview, over its frame. */
  children: ReactNode;
  /** Keeps the words, or sends them to oneself. */
  action: FormAction;
};

const WAIT_MILLISECONDS = 400;

/** One language of a text beside its mail, which follows what is typed. */
export function TextForm(props: TextFormProps) {
  const { setup, text, locale, shown, ownEmail, children, action } = props;
  const t = useTranslations('staff.experiments');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const isTested = state.status === 'saved' && state.value === 'tested';
  const kept = text.wording[locale] ?? noWords;
  const { paragraphs, ...lines } = kept;
  const version = useOpenedVersion(state, setup.version, [text.name, kept]);
  const [form, fields] = useCheckedForm({
    id: `text-${locale}`,
    schema: Schema,
    state,
    defaultValue: { name: text.name, ...lines, body: joinParagraphs(paragraphs) },
  });
  const { typed, follow } = useTyped();
  const { isUnsaved, watched } = useUnsaved(state, pending, {
    wasDone: isTested,
    isPerAddress: true,
  });
  const problem = problemOf(state);
  const written = [
    [fields.name, t('textName')],
    [fields.subject, t('part.subject')],
    [fields.preheader, t('part.preheader')],
    [fields.heading, t('part.heading')],
    [fields.body, t('part.body')],
    [fields.button, t('part.button')],
  ] as const;
  return (
    <div className={layout.editor}>
      <form
        {...getFormProps(form)}
        {...watched}
        action={submit}
        onKeyDown={submitByKeys}
        className={styles.form}
        data-unasked
        onChange={(event) => {
          watched.onChange();
          follow(event.currentTarget);
        }}
      >
        <input type="hidden" name={fields.experimentId.name} value={setup.id} />
        <input type="hidden" name={fields.version.name} value={version} />
        <input type="hidden" name={fields.textId.name} value={text.id} />
        <input type="hidden" name={fields.locale.name} value={locale} />
        <input type="hidden" name="sender" value={shown.sender} />
        <input type="hidden" name="contactId" value={shown.contactId} />
        <p className={styles.quiet}>
          {t('fieldsHint', { fields: '{firstName} {companyName} {senderName}' })}
        </p>
        {written.map(([field, label]) => (
          <FormField
            key={field.id}
            field={field}
            label={label}
            hint={hintOf(field.name) && t(`hint.${hintOf(field.name)}`)}
            optional={field.name === 'preheader' || field.name === 'button'}
            rows={field.name === 'body' ? 9 : undefined}
          />
        ))}
        <TextWarnings words={typed ? typedWords(typed.form) : kept} locale={locale} />
        {state.status === 'refused' && (
          <Alert data-color="danger" role="alert">
            {problem}
          </Alert>
        )}
        <ProblemList form={form} fields={written.map(([field, label]) => [field, label])} />
        <div className={styles.buttons}>
          <SubmitButton>{t('saveText')}</SubmitButton>
          <Button type="submit" variant="secondary" name="deed" value="test">
            {t('test.send')}
          </Button>
          <noscript>
            <Button type="submit" variant="secondary" formAction={shown.src} formTarget="mail">
              {t('preview.refresh')}
            </Button>
          </noscript>
          <SaveStatus
            pending={pending}
            isUnsaved={isUnsaved}
            savedAt={state.status === 'saved' ? state.at : undefined}
            done={isTested ? t('test.sent', { email: ownEmail }) : undefined}
            problem={state.status === 'failed' ? problem : undefined}
          />
        </div>
      </form>
      <div className={layout.side}>
        {children}
        <LivePreview src={shown.src} isPhone={shown.isPhone} typed={typed} />
      </div>
    </div>
  );
}

/** What is typed, a moment after the last key. */
function useTyped() {
  const [typed, setTyped] = useState<{ form: FormData; count: number } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const follow = (form: HTMLFormElement) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(
      () => setTyped((last) => ({ form: new FormData(form), count: (last?.count ?? 0) + 1 })),
      WAIT_MILLISECONDS,
    );
  };
  return { typed, follow };
}

const hints = ['subject', 'preheader', 'body', 'button'] as const;

function hintOf(name: string) {
  return hints.find((each) => each === name);
}
