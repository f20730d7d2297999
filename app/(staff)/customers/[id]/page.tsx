import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { CustomerCard } from '@/components/customers/customer-card';
import { CustomerContacts } from '@/components/customers/customer-contacts';
import { CustomerDetails } from '@/components/customers/customer-details';
import { Card } from '@/components/ui/card';
import { Initials } from '@/components/ui/initials';
import { PageHeader } from '@/components/ui/page-header';
import { listPurposes } from '@/domain/consent/queries';
import { listContacts } from '@/domain/contact-search/queries';
import { findCustomer } from '@/domain/customers/queries';
import { mayDo } from '@/domain/staff/rules';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { editCustomerByForm } from '../actions';
import styles from './page.module.css';

type CustomerPageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ edit?: string | string[] }>;
};

export async function generateMetadata({ params }: CustomerPageProps): Promise<Metadata> {
  return { title: (await getCustomer(params)).customer.name };
}

export default async function CustomerPage({ params, searchParams }: CustomerPageProps) {
  const { ctx, staff, customer } = await getCustomer(params);
  const t = await getTranslations('staff.customers');
  const { id, name, orgnr, version } = customer;
  const [{ rows, total }, purposes] = await Promise.all([
    listContacts(ctx, {
      filter: { search: '', tags: [], standing: null, customerId: id },
      sort: 'name',
      page: 1,
    }),
    listPurposes(ctx),
  ]);
  const mayEdit = mayDo(staff.role, 'editContacts');
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('title'), href: routes.customers() }]}
        mark={<Initials name={name} />}
      />
      <div className={styles.columns}>
        <CustomerCard
          customer={{ customerId: id, version: String(version), name, orgnr: orgnr ?? '' }}
          isEditing={mayEdit && (await searchParams).edit === 'details'}
          mayEdit={mayEdit}
          hrefs={{ view: routes.customer(id), edit: routes.customer(id, { edit: 'details' }) }}
          action={editCustomerByForm}
        >
          <CustomerDetails customer={customer} />
        </CustomerCard>
        <Card
          title={t('contacts')}
          aside={
            total > rows.length && (
              <Link href={routes.contacts({ q: name })}>{t('showContacts')}</Link>
            )
          }
        >
          <CustomerContacts contacts={rows} purposes={purposes} />
        </Card>
      </div>
    </>
  );
}

async function getCustomer(params: CustomerPageProps['params']) {
  const { ctx, staff } = await requireStaff('read');
  const { id } = await params;
  const customer = isId(id) ? await findCustomer(ctx, id) : null;
  if (!customer) notFound();
  return { ctx, staff, customer };
}
