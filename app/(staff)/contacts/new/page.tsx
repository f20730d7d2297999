import { Alert } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { NewContactForm } from '@/components/contacts/new-contact-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { findContact, findInvitationSenders } from '@/domain/contacts/queries';
import { fullName } from '@/domain/contacts/rules';
import { suggestCustomers } from '@/domain/customers/queries';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { registerContactByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.contacts'))('new') };
}

type NewContactProps = { searchParams: Promise<{ saved?: string | string[] }> };

export default async function NewContactPage({ searchParams }: NewContactProps) {
  const { ctx } = await requireStaff('editContacts');
  const t = await getTranslations('staff.contacts');
  const { saved } = await searchParams;
  const savedId = typeof saved === 'string' && isId(saved) ? saved : null;
  const [customers, senders, before] = await Promise.all([
    suggestCustomers(ctx),
    findInvitationSenders(ctx),
    savedId ? findContact(ctx, savedId) : null,
  ]);
  return (
    <>
      <PageHeader
        title={t('new')}
        crumbs={[{ label: t('title'), href: routes.contacts() }]}
        lead={t('newLead')}
      />
      {before && (
        <Alert data-color="success" role="status">
          {t('registered', { name: fullName(before) })}{' '}
          <Link href={routes.contact(before.id)}>
            {t('refusal.open', { name: fullName(before) })}
          </Link>
        </Alert>
      )}
      <Card>
        <NewContactForm
          key={savedId}
          action={registerContactByForm}
          customers={customers.map(({ name }) => name)}
          senders={senders}
        />
      </Card>
    </>
  );
}
