import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { PageHeader } from '@/components/ui/page-header';
import { routes } from '@/lib/routes';

export default function CustomerNotFound() {
  const t = useTranslations('staff.customers');
  return (
    <>
      <PageHeader
        title={t('notFound')}
        crumbs={[{ label: t('title'), href: routes.customers() }]}
        lead={t('notFoundText')}
      />
      <Button asChild variant="secondary">
        <Link href={routes.customers()}>{t('showAll')}</Link>
      </Button>
    </>
  );
}
