import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Barred } from '@/components/ui/barred';
import type { ActionState } from '@/components/ui/form-state';
import { TextLink } from '@/components/ui/text-link';
import { routes } from '@/lib/routes';

/** Why a contact was not saved, with the way on. Nothing was changed. */
export function ContactRefusal({ state }: { state: ActionState }) {
  const t = useTranslations('staff.contacts.refusal');
  const common = useTranslations('common.save');
  if (state.status === 'failed') {
    return (
      <Alert data-color="danger" role="alert">
        {common('failed')}
      </Alert>
    );
  }
  if (state.status !== 'refused') return <Barred state={state} />;
  const { reason, detail } = state;
  if (reason === 'duplicate' && detail?.contactId) {
    return (
      <Alert data-color="warning" role="alert">
        {t('duplicate')}{' '}
        <TextLink href={routes.contact(detail.contactId)}>
          {t('open', { name: detail.name ?? '' })}
        </TextLink>
      </Alert>
    );
  }
  return (
    <Alert data-color="warning" role="alert">
      {t(reasonKey(reason))}
    </Alert>
  );
}

const reasons = ['erased', 'conflict', 'notFound', 'unknownOrgnr'] as const;

function reasonKey(code: string) {
  return reasons.find((reason) => reason === code) ?? 'other';
}
