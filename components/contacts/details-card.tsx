'use client';

import { useTranslations } from 'next-intl';
import { EditInPlace, type EditInPlaceProps } from '@/components/ui/edit-in-place';
import { EditContactForm, type EditedContact } from './edit-contact-form';

type DetailsCardProps = EditInPlaceProps & {
  contact: EditedContact;
  /** Names of the customers that are known. */
  customers: string[];
  /** The zones to choose from, the contact's own among them. */
  timeZones: string[];
};

/** The personal details of a contact, edited where they stand. */
export function DetailsCard({ contact, customers, timeZones, ...place }: DetailsCardProps) {
  const t = useTranslations('staff.contacts');
  return (
    <EditInPlace
      {...place}
      words={{ title: t('details'), edit: t('edit') }}
      renderForm={(state, submit) => (
        <EditContactForm
          contact={contact}
          customers={customers}
          timeZones={timeZones}
          cancelHref={place.hrefs.view}
          state={state}
          submit={submit}
        />
      )}
    />
  );
}
