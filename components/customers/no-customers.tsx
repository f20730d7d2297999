import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { routes } from '@/lib/routes';

/** No customer to show: none matches, or none is registered yet. Says what to do. */
export function NoCustomers({ search, mayEdit }: { search: string; mayEdit: boolean }) {
  const t = useTranslations('staff.customers');
  if (search) {
    return (
      <EmptyState
        title={t('empty.noHitFor', { search })}
        action={
          <Button asChild variant="secondary">
            <Link href={routes.customers()}>{t('showAll')}</Link>
          </Button>
        }
      >
        {t('empty.noHitText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('empty.none')}
      action={
        mayEdit && (
          <Button asChild>
            <Link href={routes.newCustomer()}>{t('new')}</Link>
          </Button>
        )
      }
    >
      {t('empty.noneText')}
    </EmptyState>
  );
}
