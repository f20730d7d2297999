import { Input } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { SELECTION_FORM } from '@/components/waves/selection-bar';

type ContactBoxProps = { contactId: string; name: string; isAll: boolean };

/** Chooses a contact of the table. Where everyone who matches is chosen, one alone cannot be left out. */
export function ContactBox({ contactId, name, isAll }: ContactBoxProps) {
  const t = useTranslations('staff.waves.select');
  return (
    <Input
      type="checkbox"
      name="id"
      value={contactId}
      form={SELECTION_FORM}
      aria-label={t('one', { name })}
      defaultChecked={isAll}
      disabled={isAll}
    />
  );
}
