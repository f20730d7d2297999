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
import { RadioGroup } from '@/components/ui/radio-group';
import { SubmitButton } from '@/components/ui/submit-button';
import { submitByKeys } from '@/components/ui/submit-by-keys';
import { useCheckedForm } from '@/components/ui/use-checked-form';
import { useUnsaved } from '@/components/ui/use-unsaved';
import { ChangeConsentForm as Schema } from '@/domain/consent/input';
import type { ConsentStanding } from '@/domain/consent/queries';
import { staffChannels } from '@/domain/consent/rules';
import styles from './change-consent-form.module.css';
import { PurposeChoices } from './purpose-choices';

type ChangeConsentFormProps = {
  contactId: string;
  /** Makes a repeated request harmless. */
  requestId: string;
  consents: ConsentStanding[];
  /** ISO date: the agreement is of today unless staff says otherwise. */
  today: string;
  /** Whether the group accepts evidence of a yes after the contact's own no. */
  asksForEvidence: boolean;
  /** Which receipt goes out. */
  receipt: string;
  cancelHref: string;
  action: FormAction;
  /** The button that sends the contact a link, for what staff may not change. */
  sendLink: ReactNode;
};

/** Records what the contact told staff. Only what is chosen is changed. */
export function ChangeConsentForm(props: ChangeConsentFormProps) {
  const {
    contactId,
    requestId,
    consents,
    today,
    asksForEvidence,
    receipt,
    cancelHref,
    action,
    sendLink,
  } = props;
  const t = useTranslations('staff.consent');
  const save = useTranslations('common.save');
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const { watched } = useUnsaved(state, pending);
  const [form, fields] = useCheckedForm({
    id: 'change-consent',
    schema: Schema,
    state,
    defaultValue: { agreedOn: today },
  });
  const isOwnRefusal = state.status === 'refused' && state.reason === 'ownRefusal';
  return (
    <div className={styles.whole}>
      {isOwnRefusal && (
        <Alert data-color="warning" role="alert">
          <p className={styles.refusal}>{t('ownRefusal')}</p>
          {sendLink}
        </Alert>
      )}
      <form
        {...getFormProps(form)}
        {...watched}
        action={submit}
        className={styles.form}
        onKeyDown={submitByKeys}
      >
        <input type="hidden" name={fields.contactId.name} value={contactId} />
        <input type="hidden" name={fields.requestId.name} value={requestId} />
        <PurposeChoices
          field={fields.answers}
          consents={consents}
          onChoice={() => form.validate({ name: fields.answers.name })}
        />
        <RadioGroup
          field={fields.channel}
          legend={t('howTold')}
          options={staffChannels.map((channel) => ({
            value: channel,
            label: t(`told.${channel}`),
          }))}
        />
        <FormField
          field={fields.agreedOn}
          label={t('agreedOn')}
          hint={t('agreedOnHint')}
          type="date"
        />
        <FormField field={fields.note} label={t('note')} hint={t('noteHint')} rows={3} />
        {asksForEvidence && (
          <FormField
            field={fields.reference}
            label={t('reference')}
            hint={t('referenceHint')}
            optional
          />
        )}
        <p className={styles.receipt}>{receipt}</p>
        {state.status === 'failed' && (
          <Alert data-color="danger" role="alert">
            {save('failed')}
          </Alert>
        )}
        {state.status === 'refused' && !isOwnRefusal && (
          <Alert data-color="warning" role="alert">
            {t(refusalKey(state.reason))}
          </Alert>
        )}
        <Barred state={state} />
        <ProblemList
          form={form}
          fields={[
            [fields.answers, t('answers')],
            [fields.channel, t('howTold')],
            [fields.agreedOn, t('agreedOn')],
            [fields.note, t('note')],
            [fields.reference, t('reference')],
          ]}
        />
        <div className={styles.buttons}>
          <SubmitButton>{t('save')}</SubmitButton>
          <Button asChild variant="secondary">
            <Link href={cancelHref} data-unasked>
              {t('cancel')}
            </Link>
          </Button>
        </div>
      </form>
    </div>
  );
}

const explained = [
  'dateInFuture',
  'dateTooOld',
  'agreementOver',
  'evidenceMissing',
  'evidenceTooOld',
  'notAllowed',
  'credentialUnknown',
  'wordingMissing',
] as const;

/** The words for a refusal of the rules; one without words of its own is "cannot be saved". */
function refusalKey(reason: string) {
  const known = explained.find((key) => key === reason);
  return known ? (`reason.${known}` as const) : 'refused';
}
