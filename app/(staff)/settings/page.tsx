import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { CompanyCard } from '@/components/settings/company-card';
import { LanguageForm } from '@/components/settings/language-form';
import { SettingsForm } from '@/components/settings/settings-form';
import { SettingsList } from '@/components/settings/settings-list';
import { StaffTable } from '@/components/settings/staff-table';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { listCompanies } from '@/domain/group/queries';
import { getSettings } from '@/domain/settings/queries';
import { listStaff } from '@/domain/staff/queries';
import { mayDo } from '@/domain/staff/rules';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/locales';
import { chooseLanguage } from '../actions';
import { logOutEverywhere, saveSettings } from './actions';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.settings'))('title') };
}

export default async function SettingsPage() {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.settings');
  const locale = (await getLocale()) as Locale;
  const [companies, members, settings] = await Promise.all([
    listCompanies(ctx),
    listStaff(ctx),
    getSettings(ctx),
  ]);
  const { updatedBy, updatedAt, ...decided } = settings;
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
        <Card title={t('rules.title')}>
          {mayDo(staff.role, 'manageSettings') ? (
            <SettingsForm settings={decided} action={saveSettings} />
          ) : (
            <>
              <SettingsList settings={decided} />
              <p className={styles.hint}>{t('rules.whoMay')}</p>
            </>
          )}
          {updatedBy && (
            <p className={styles.hint}>
              {t('rules.changed', { name: updatedBy, date: formatDate(updatedAt, locale) })}
            </p>
          )}
        </Card>
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
