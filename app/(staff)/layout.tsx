import { NextIntlClientProvider } from 'next-intl';
import { getMessages } from 'next-intl/server';
import type { ReactNode } from 'react';
import { requireStaff } from '@/app/_server/session';
import { areSingleKeysOn } from '@/app/_server/single-keys';
import { Shell } from '@/components/shell/shell';
import { chooseLanguage, chooseSingleKeys, logOut } from './actions';

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const { staff } = await requireStaff();
  const { common, staff: words } = await getMessages();
  return (
    <NextIntlClientProvider messages={{ common, staff: words }}>
      <Shell
        person={staff}
        logOut={logOut}
        chooseLanguage={chooseLanguage}
        areSingleKeysOn={await areSingleKeysOn()}
        chooseSingleKeys={chooseSingleKeys}
      >
        {children}
      </Shell>
    </NextIntlClientProvider>
  );
}
