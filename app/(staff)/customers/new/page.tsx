import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { NewCustomerForm } from '@/components/customers/new-customer-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { routes } from '@/lib/routes';
import { registerCustomerByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.customers'))('new') };
}

export default async function NewCustomerPage() {
  await requireStaff('editContacts');
  const t = await getTranslations('staff.customers');
  return (
    <>
      <PageHeader
        title={t('new')}
        crumbs={[{ label: t('title'), href: routes.customers() }]}
        lead={t('newLead')}
      />
      <Card>
        <NewCustomerForm action={registerCustomerByForm} />
      </Card>
    </>
  );
}
