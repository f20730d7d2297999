import { Heading } from '@digdir/designsystemet-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { findStaff } from '@/app/_server/session';
import { Brand } from '@/components/shell/brand';
import { DemoAccounts } from '@/components/shell/demo-accounts';
import { LoginForm } from '@/components/shell/login-form';
import { demoAccounts } from '@/lib/demo-accounts';
import { env } from '@/lib/env';
import { ownPath } from '@/lib/own-path';
import { routes } from '@/lib/routes';
import { logInAsDemo, logInByForm } from './actions';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.login'))('title') };
}

type LoginPageProps = { searchParams: Promise<{ next?: string | string[] }> };

export default async function LoginPage({ searchParams }: LoginPageProps) {
  const next = ownPath((await searchParams).next) ?? routes.home();
  if (await findStaff()) redirect(next);
  const t = await getTranslations('staff.login');
  const { common, staff } = await getMessages();
  return (
    <NextIntlClientProvider
      messages={{ common, staff: { login: staff.login, shell: staff.shell } }}
    >
      <main className={styles.page}>
        <Brand />
        <div className={styles.card}>
          <Heading level={1} data-size="sm">
            {t('title')}
          </Heading>
          <p className={styles.lead}>{t('lead')}</p>
          <LoginForm action={logInByForm.bind(null, next)} />
        </div>
        {env().DEMO && (
          <DemoAccounts accounts={demoAccounts} action={logInAsDemo.bind(null, next)} />
        )}
      </main>
    </NextIntlClientProvider>
  );
}
