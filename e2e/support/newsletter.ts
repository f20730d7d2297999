import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';

type Draft = { subject: string; body: string; list: string; company?: string };

/** Writes a newsletter and sends it, as the marketer does. */
export async function sendNewsletter(
  page: Page,
  { subject, body, list, company = 'Appex' }: Draft,
): Promise<void> {
  await page.goto(routes.newNewsletter());
  await page.getByLabel('Selskap').selectOption({ label: company });
  await page.getByLabel('Emne').fill(subject);
  await page.getByLabel('Innhold').fill(body);
  await page.getByRole('checkbox', { name: new RegExp(`^${list}`) }).check();
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await page.getByRole('heading', { name: subject, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Send nyhetsbrevet' }).click();
  await page.getByRole('button', { name: 'Send nå' }).click();
  await page.getByRole('heading', { name: 'Utsending' }).waitFor();
}
