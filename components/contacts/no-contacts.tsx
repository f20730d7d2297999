import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { routes } from '@/lib/routes';
import type { ContactQuery } from './contact-query';

/** Nobody to show: either nobody matches, or nobody is registered yet. Says what to do. */
export function NoContacts({ query, mayEdit }: { query: ContactQuery; mayEdit: boolean }) {
  const t = useTranslations('staff.contacts.empty');
  const isFiltered = query.q !== '' || query.tag.length > 0 || query.standing !== null;
  if (isFiltered) {
    return (
      <EmptyState
        title={query.q ? t('noHitFor', { search: query.q }) : t('noHit')}
        action={
          <Button asChild variant="secondary">
            <Link href={routes.contacts()}>{t('showAll')}</Link>
          </Button>
        }
      >
        {t('noHitText')}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('none')}
      action={
        mayEdit && (
          <Button asChild>
            <Link href={routes.newContact()}>{t('addFirst')}</Link>
          </Button>
        )
      }
    >
      {t('noneText')}
    </EmptyState>
  );
}
