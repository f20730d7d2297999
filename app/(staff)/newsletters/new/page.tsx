import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { NewsletterForm } from '@/components/newsletters/newsletter-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { listCompanies } from '@/domain/group/queries';
import { routes } from '@/lib/routes';
import { saveNewsletterByForm } from '../actions';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.newsletters'))('newTitle') };
}

export default async function NewNewsletterPage() {
  const { ctx, staff } = await requireStaff('sendNewsletters');
  const t = await getTranslations('staff.newsletters');
  const companies = await listCompanies(ctx);
  const own = companies.find(({ id }) => id === staff.companyId) ?? companies[0];
  return (
    <>
      <PageHeader
        title={t('newTitle')}
        crumbs={[{ label: t('title'), href: routes.newsletters() }]}
        lead={t('newHint')}
      />
      <Card>
        <NewsletterForm
          draft={{
            companyId: own?.id ?? '',
            subject: '',
            preheader: '',
            body: '',
            // A company with one list means that one.
            purposeIds: own?.lists.length === 1 ? own.lists.map((list) => list.purposeId) : [],
          }}
          companies={companies.map(({ id, name, lists }) => ({ id, name, lists }))}
          action={saveNewsletterByForm}
        />
      </Card>
    </>
  );
}
