import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { routes } from '@/lib/routes';

export default function ContactNotFound() {
  const t = useTranslations('staff.contacts');
  return (
    <>
      <PageHeader
        title={t('notFound')}
        crumbs={[{ label: t('title'), href: routes.contacts() }]}
        lead={t('notFoundText')}
      />
      <Button asChild variant="secondary">
        <Link href={routes.contacts()}>{t('empty.showAll')}</Link>
      </Button>
    </>
  );
}
