import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { CompanyCard } from '@/components/settings/company-card';
import { LanguageForm } from '@/components/settings/language-form';
import { StaffTable } from '@/components/settings/staff-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listCompanies } from '@/domain/group/queries';
import { listStaff } from '@/domain/staff/queries';
import { mayDo } from '@/domain/staff/rules';
import { chooseLanguage } from '../actions';
import { logOutEverywhere } from './actions';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.settings'))('title') };
}

export default async function SettingsPage() {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.settings');
  const [companies, members] = await Promise.all([listCompanies(ctx), listStaff(ctx)]);
  return (
    <>
      <PageHeader title={t('title')} />
      <Stack>
        {companies.length === 0 && <EmptyState title={t('companiesEmpty')} />}
        <div className={styles.companies}>
          {companies.map((company) => (
            <CompanyCard key={company.id} company={company} />
          ))}
        </div>
        {companies.length > 0 && <p className={styles.hint}>{t('companiesHint')}</p>}
        <Card title={t('staff')}>
          <StaffTable
            members={members}
            ownId={staff.id}
            revoke={mayDo(staff.role, 'manageStaff') ? logOutEverywhere : null}
          />
          <p className={styles.hint}>{t('staffHint')}</p>
        </Card>
        <Card title={t('language')}>
          <LanguageForm action={chooseLanguage} />
        </Card>
      </Stack>
    </>
  );
}
