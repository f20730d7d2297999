'use client';

import type { FieldMetadata } from '@conform-to/react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FormField } from '@/components/ui/form-field';
import { RadioGroup } from '@/components/ui/radio-group';
import { inviteBases } from '@/domain/contacts/rules';
import { locales } from '@/lib/i18n/locales';
import styles from './contact-fields.module.css';
import { IntendedAddress } from './intended-address';

export const contactFieldNames = [
  'firstName',
  'lastName',
  'email',
  'phone',
  'title',
  'customer',
  'locale',
  'inviteBasis',
  'inviteBasisNote',
] as const;
type FieldName = (typeof contactFieldNames)[number];

type ContactFieldsProps = {
  fields: Record<FieldName, FieldMetadata<unknown>>;
  /** Names of the customers that are known. */
  customers: string[];
  /** Puts another address into the field. */
  onAddress: (email: string) => void;
  /** Further fields, after the language. */
  children?: ReactNode;
};

/** What is known of a person: the same fields when he is registered and when he is edited. */
export function ContactFields({ fields, customers, onAddress, children }: ContactFieldsProps) {
  const t = useTranslations('staff.contacts');
  const language = useTranslations('common.language');
  const { inviteBasis, inviteBasisNote } = fields;
  return (
    <>
      <div className={styles.pair}>
        <FormField field={fields.firstName} label={t('field.firstName')} autoComplete="off" />
        <FormField field={fields.lastName} label={t('field.lastName')} autoComplete="off" />
      </div>
      <div>
        <FormField field={fields.email} label={t('field.email')} type="email" autoComplete="off" />
        <IntendedAddress typed={fields.email.value} onAccept={onAddress} />
      </div>
      <div className={styles.pair}>
        <FormField
          field={fields.phone}
          label={t('field.phone')}
          type="tel"
          autoComplete="off"
          optional
        />
        <FormField field={fields.title} label={t('field.title')} autoComplete="off" optional />
      </div>
      <FormField
        field={fields.customer}
        label={t('field.customer')}
        hint={t('customerHint')}
        list="customers"
        autoComplete="off"
        optional
      />
      <datalist id="customers">
        {customers.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <FormField
        field={fields.locale}
        label={t('field.locale')}
        options={locales.map((locale) => ({ value: locale, label: language(locale) }))}
      />
      {children}
      <RadioGroup
        field={inviteBasis}
        legend={t('field.inviteBasis')}
        hint={t('basisHint')}
        options={inviteBases.map((basis) => ({ value: basis, label: t(`basis.${basis}`) }))}
      />
      <FormField
        field={inviteBasisNote}
        label={t('field.inviteBasisNote')}
        hint={t('basisNoteHint')}
        optional={inviteBasis.value !== 'other'}
      />
    </>
  );
}
