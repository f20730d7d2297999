import type { Page } from '@playwright/test';
import { demoAccounts, demoPassword } from '@/lib/demo-accounts';
import { routes } from '@/lib/routes';

/** Logs a member of the demo's staff in, as he does it himself. */
export async function logIn(
  page: Page,
  firstName: 'Kari' | 'Roy' | 'Marius' | 'Pia' | 'Anne' | 'Lars',
): Promise<void> {
  const account = demoAccounts.find((each) => each.name.startsWith(`${firstName} `));
  await page.goto(routes.login());
  await page.getByLabel('E-post').fill(account?.email ?? '');
  await page.getByLabel('Passord').fill(demoPassword);
  await page.getByRole('button', { name: 'Logg inn', exact: true }).click();
  await page.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
}

type Person = {
  firstName: string;
  lastName: string;
  email: string;
  basis?: string;
  language?: string;
};

/** Registers a contact in the CRM. @returns the id of his card. */
export async function register(page: Page, person: Person): Promise<string> {
  await page.goto(routes.newContact());
  await page.getByLabel('Fornavn').fill(person.firstName);
  await page.getByLabel('Etternavn').fill(person.lastName);
  await page.getByLabel('E-post').fill(person.email);
  if (person.language) await page.getByLabel('Språk').selectOption(person.language);
  await page
    .getByRole('group', { name: 'Grunnlag for å invitere' })
    .getByRole('radio', { name: person.basis ?? 'Kundeforhold' })
    .check();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page
    .getByRole('heading', { name: `${person.firstName} ${person.lastName}`, level: 1 })
    .waitFor();
  return page.url().split('/').pop() ?? '';
}
