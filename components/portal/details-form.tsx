'use client';

import { getFormProps } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { FormField } from '@/components/ui/form-field';
import type { FormAction } from '@/components/ui/form-state';
import { OwnDetails } from '@/domain/own-details/input';
import type { OwnDetailsView } from '@/domain/portal/queries';
import styles from './form.module.css';
import { FormFoot } from './form-foot';
import { Section } from './section';
import { usePortalForm } from './use-portal-form';

/** `shown`: what stands in the form from then on. */
export type SavedDetails = { emailWaits: boolean; shown: OwnDetailsView };

type DetailsFormProps = {
  details: OwnDetailsView;
  action: FormAction<SavedDetails>;
};

const fieldNames = ['firstName', 'lastName', 'phone', 'title', 'email'] as const;

/** The contact's own details. Works without JavaScript, then open after it was sent. */
export function DetailsForm({ details, action }: DetailsFormProps) {
  const t = useTranslations('portal.details');
  const save = useTranslations('common.save');
  const { form, fields, state, pending, submit } = usePortalForm<
    keyof OwnDetailsView,
    SavedDetails
  >({ id: 'details', schema: OwnDetails, action, defaultValue: details });
  // As the fields were filled in: a page that is asked for anew does not touch them.
  const [shown, setShown] = useState(details);
  if (state.status === 'saved' && state.value.shown !== shown) setShown(state.value.shown);
  const firstName = { field: fields.firstName, label: t('firstName') };
  const lastName = { field: fields.lastName, label: t('lastName') };
  const phone = { field: fields.phone, label: t('phone') };
  const title = { field: fields.title, label: t('jobTitle') };
  const email = { field: fields.email, label: t('email') };
  return (
    <Section title={t('title')} open={state.status !== 'idle'}>
      <form {...getFormProps(form)} action={submit} className={styles.form}>
        {fieldNames.map((name) => (
          <input key={name} type="hidden" name={`shown.${name}`} value={shown[name] ?? ''} />
        ))}
        <FormField {...firstName} autoComplete="given-name" />
        <FormField {...lastName} autoComplete="family-name" />
        <FormField {...phone} type="tel" autoComplete="tel" optional />
        <FormField {...title} autoComplete="organization-title" optional />
        <FormField {...email} hint={t('emailHint')} type="email" autoComplete="email" />
        <FormFoot
          label={save('save')}
          state={state}
          pending={pending}
          isInvalid={form.status === 'error'}
          fields={[firstName, lastName, phone, title, email]}
        />
        {state.status === 'saved' && state.value.emailWaits && (
          <p role="status" className={styles.note}>
            {t('emailWaits')}
          </p>
        )}
      </form>
    </Section>
  );
}
