import { Alert } from '@digdir/designsystemet-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { routes } from '@/lib/routes';
import type { ActionState } from './form-state';

/** Why the server did not look at a form: nobody is logged in any more, or his role is too small. What was typed stays. */
export function Barred({ state }: { state: ActionState }) {
  const t = useTranslations('common.barred');
  const path = usePathname();
  const search = useSearchParams().toString();
  if (state.status !== 'barred') return null;
  return (
    <Alert data-color="warning" role="alert">
      {t(state.reason)}{' '}
      {state.reason === 'loggedOut' && (
        <TextLink href={routes.login(search ? `${path}?${search}` : path)} target="_blank">
          {t('logIn')}
        </TextLink>
      )}
    </Alert>
  );
}
