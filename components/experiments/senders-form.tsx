'use client';

import { Alert, Checkbox, Fieldset, FieldsetLegend } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import type { FormAction } from '@/components/ui/form-state';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import { SaveStatus } from '@/components/ui/save-status';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useOpenedVersion } from '@/components/ui/use-opened-version';
import { useUnsaved } from '@/components/ui/use-unsaved';
import type { SetupView } from '@/domain/experiment-setup/queries';
import { cellKey, senderKey, VARIANTS_MAX } from '@/domain/experiment-setup/rules';
import styles from './form.module.css';
import { Cell } from './sender-cell';
import { useProblem } from './use-problem';

type SendersFormProps = {
  setup: SetupView;
  /** Everybody who may send, with those who are tried already. */
  senders: { key: string; name: string }[];
  action: FormAction;
};

/** Who sends, and the grid of every text with every sender, from which single cells may be left out. */
export function SendersForm({ setup, senders, action }: SendersFormProps) {
  const t = useTranslations('staff.experiments');
  const problemOf = useProblem();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const variants = new Map(
    setup.variants.map((each) => [cellKey({ ...each, sender: senderKey(each) }), each]),
  );
  const tried = new Set(setup.variants.map(senderKey));
  const shown = senders.filter(({ key }) => tried.has(key));
  const kept = [...variants].map(([cell, { weight }]) => [cell, weight]);
  const version = useOpenedVersion(state, setup.version, kept);
  const { isUnsaved, watched } = useUnsaved(state, pending);
  const problem = problemOf(state);
  const errors = state.status === 'invalid' ? state.reply.error : null;
  const [savedAt, setSavedAt] = useState('');
  if (state.status === 'saved' && state.at !== savedAt) setSavedAt(state.at);
  return (
    // React resets a form after its action, also where nothing was saved.
    <form
      {...watched}
      action={submit}
      onKeyDown={submitByKeys}
      onReset={(event) => event.preventDefault()}
      noValidate
      className={styles.form}
      data-unasked
    >
      <input type="hidden" name="experimentId" value={setup.id} />
      <input type="hidden" name="version" value={version} />
      {/* Only its own save shows anew what is ticked. */}
      <div key={savedAt} className={styles.form}>
        <Fieldset>
          <FieldsetLegend>{t('senders')}</FieldsetLegend>
          {senders.map(({ key, name }) => (
            <Checkbox
              key={key}
              name="senders"
              value={key}
              label={name}
              defaultChecked={tried.has(key)}
            />
          ))}
        </Fieldset>
        {shown.length > 0 && (
          <RecordTable
            label={t('grid')}
            columns={[
              { key: 'text', label: t('text') },
              ...shown.map(({ key, name }) => ({ key, label: name })),
            ]}
            rows={setup.texts.map((text) => ({
              id: text.id,
              cells: {
                text: <LongName>{text.name}</LongName>,
                ...Object.fromEntries(
                  shown.map(({ key, name }) => {
                    const cell = cellKey({ textId: text.id, sender: key });
                    const words = { text: text.name, sender: name };
                    const [problem] = errors?.[`weights.${cell}`] ?? [];
                    const props = { cell, words, problem, variant: variants.get(cell) };
                    return [
                      key,
                      <Cell key={key} {...props} isWeighted={setup.method === 'weighted'} />,
                    ];
                  }),
                ),
              },
            }))}
          />
        )}
      </div>
      <p className={styles.quiet}>{t('gridHint', { max: VARIANTS_MAX })}</p>
      {state.status === 'refused' && (
        <Alert data-color="danger" role="alert">
          {problem}
        </Alert>
      )}
      <div className={styles.buttons}>
        <SubmitButton>{t('saveSenders')}</SubmitButton>
        <SaveStatus
          pending={pending}
          isUnsaved={isUnsaved}
          savedAt={state.status === 'saved' ? state.at : undefined}
          problem={state.status === 'refused' ? undefined : problem}
        />
      </div>
    </form>
  );
}
