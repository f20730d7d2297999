import type { Browser, Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const saveDetails = (page: Page) => page.getByRole('button', { name: 'Lagre', exact: true });

/** Roy gives the contact a title from a browser of his own. */
async function editMeanwhile(browser: Browser, editing: string): Promise<Page> {
  const colleague = await (await browser.newContext()).newPage();
  await logIn(colleague, 'Roy');
  await colleague.goto(editing);
  await colleague.getByLabel('Stilling').fill('Daglig leder');
  await saveDetails(colleague).click();
  await expect(colleague.getByText('Lagret kl.')).toBeVisible();
  return colleague;
}

test('an open card that brings in what a colleague saved does not let it be written over', async ({
  page,
  browser,
}) => {
  await logIn(page, 'Kari');
  const id = await register(page, {
    firstName: 'Sigrid',
    lastName: 'Samtidig',
    email: 'sigrid@samtidig.example',
    basis: 'Ikke inviter',
  });
  const editing = routes.contact(id, { edit: 'details' });
  await page.goto(editing);
  await expect(page.getByText('Oppdateres av seg selv')).toBeVisible();
  await page.getByLabel('Fornavn').fill('Siri');

  const colleague = await editMeanwhile(browser, editing);

  await expect(page.getByText('endret opplysningene')).toBeVisible();
  await saveDetails(page).click();
  await expect(page.getByRole('alert').getByText('Noen andre har endret kontakten')).toBeVisible();
  await expect(page.getByLabel('Fornavn')).toHaveValue('Siri');
  await colleague.goto(routes.contact(id));
  await expect(colleague.getByRole('heading', { name: 'Sigrid Samtidig', level: 1 })).toBeVisible();
  await colleague.context().close();
});

test('a draft that is open while a colleague saves it is not written over, also when the page is drawn anew', async ({
  page,
  browser,
}) => {
  await logIn(page, 'Marius');
  await page.goto(routes.newNewsletter());
  await page.getByRole('checkbox', { name: 'Appex' }).check();
  await page.getByLabel('Emne').fill('Nytt fra to kolleger');
  await page.getByRole('textbox', { name: 'Innhold' }).fill('Hei.');
  const save = (by: Page) => by.getByRole('button', { name: 'Lagre utkast' });
  await save(page).click();
  await expect(page).toHaveURL(/newsletters\/[0-9a-f-]{36}/);
  // One's own saves follow each other.
  for (const body of ['Hei igjen.', 'Hei for tredje gang.']) {
    await page.getByRole('textbox', { name: 'Innhold' }).fill(body);
    await save(page).click();
    await expect(page.getByText('Lagret kl.')).toBeVisible();
  }

  const colleague = await (await browser.newContext()).newPage();
  await logIn(colleague, 'Anne');
  await colleague.goto(page.url());
  await colleague.getByRole('textbox', { name: 'Innhold' }).fill('Anne skrev dette.');
  await save(colleague).click();
  await expect(colleague.getByText('Lagret kl.')).toBeVisible();

  // Turning off keys draws the page anew around the form.
  await page.getByRole('button', { name: 'Tastatursnarveier' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slå av' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Slå på' }).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Lukk' }).click();
  await page.getByLabel('Emne').fill('Marius skrev dette');
  await save(page).click();
  await expect(page.getByText('En kollega har endret nyhetsbrevet')).toBeVisible();
  await expect(page.getByLabel('Emne')).toHaveValue('Marius skrev dette');
  await colleague.context().close();
});

test('without JavaScript too, nothing is written over and what was chosen comes back', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await logIn(page, 'Kari');
  const id = await register(page, {
    firstName: 'Ulla',
    lastName: 'Uten',
    email: 'ulla@uten.example',
    basis: 'Ikke inviter',
  });
  const editing = routes.contact(id, { edit: 'details' });
  await page.goto(editing);
  const colleague = await editMeanwhile(browser, editing);

  await page.getByLabel('Fornavn').fill('Ylva');
  // The page that comes back knows the newest version. It is not taken for read.
  for (const _ of [1, 2]) {
    await saveDetails(page).click();
    await expect(page.getByRole('alert')).toContainText('Noen andre har endret kontakten');
    await expect(page.getByLabel('Fornavn')).toHaveValue('Ylva');
  }
  await page.goto(editing);
  await expect(page.getByLabel('Stilling')).toHaveValue('Daglig leder');
  await page.getByLabel('Fornavn').fill('Ylva');
  await saveDetails(page).click();
  await expect(page.getByRole('heading', { name: 'Ylva Uten', level: 1 })).toBeVisible();

  await page.goto(routes.contactConsent(id));
  const no = page.getByRole('radio', { name: 'Nei' });
  await no.nth(1).check();
  await page.getByRole('button', { name: 'Lagre endringen' }).click();
  await expect(page.getByText('Rett dette før du går videre')).toBeVisible();
  await expect(no.nth(1)).toBeChecked();
  await expect(no.first()).not.toBeChecked();

  await page.context().clearCookies();
  await logIn(page, 'Marius');
  await page.goto(routes.newNewsletter());
  await page.getByRole('checkbox', { name: 'Appex' }).uncheck();
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText('Velg minst én liste')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Appex' }).check();
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByRole('checkbox', { name: 'Appex' })).toBeChecked();
  await colleague.context().close();
  await page.context().close();
});
