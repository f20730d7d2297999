import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { likelyIntended } from '@/domain/contacts/rules';

type IntendedAddressProps = { typed: unknown; onAccept: (email: string) => void };

/** "Mente du jone@gmail.com?" */
export function IntendedAddress({ typed, onAccept }: IntendedAddressProps) {
  const t = useTranslations('staff.contacts');
  const intended = typeof typed === 'string' ? likelyIntended(typed) : null;
  return (
    <div role="status">
      {intended && (
        <Button variant="tertiary" data-size="sm" onClick={() => onAccept(intended)}>
          {t('intended', { email: intended })}
        </Button>
      )}
    </div>
  );
}
