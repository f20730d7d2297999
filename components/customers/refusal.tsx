import { Alert } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Barred } from '@/components/ui/barred';
import type { ActionState } from '@/components/ui/form-state';
import { TextLink } from '@/components/ui/text-link';
import { routes } from '@/lib/routes';

/** Why a customer was not saved, with the way on. Nothing was changed. */
export function CustomerRefusal({ state }: { state: ActionState }) {
  const t = useTranslations('staff.customers.refusal');
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
  return (
    <Alert data-color="warning" role="alert">
      {t(reason === 'duplicate' || reason === 'conflict' ? reason : 'other')}{' '}
      {detail?.customerId && (
        <TextLink href={routes.customer(detail.customerId)}>
          {t('open', { name: detail.name ?? '' })}
        </TextLink>
      )}
    </Alert>
  );
}
