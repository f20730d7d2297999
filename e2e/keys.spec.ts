import { routes } from '@/lib/routes';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

test('keys lead to pages, through the rows of a table, and to what is new', async ({ page }) => {
  await logIn(page, 'Marius');
  await page.goto(routes.lists());
  // Until the page's script runs, no key does anything.
  await expect(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await expect(page).toHaveURL(routes.newsletters(), { timeout: 2000 });
  }).toPass();
  await page.getByRole('heading', { name: 'Nyhetsbrev', level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page).toHaveURL(routes.contacts());

  const rows = page.locator('tbody tr');
  await expect(rows.nth(1)).toBeVisible();
  for (const key of ['j', 'j', 'k', 'j']) await page.keyboard.press(key);
  await expect(rows.nth(1).getByRole('link')).toBeFocused();
  await page.keyboard.press('x');
  await expect(rows.nth(1).getByRole('checkbox')).toBeChecked();
  await expect(page.getByText('1 valgt')).toBeVisible();
  const above = (await rows.nth(0).getByRole('link').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/contacts\/[0-9a-f-]{36}/);
  await page.getByRole('link', { name: 'Forrige kontakt' }).waitFor();
  await page.keyboard.press('Alt+ArrowUp');
  await page.getByRole('heading', { name: above, level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Kontakter' }).first().click();
  await page.getByRole('heading', { name: 'Kontakter', level: 1 }).waitFor();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(routes.newContact());
  await page.getByLabel('Fornavn').pressSequentially('njgk/?');
  await expect(page.getByLabel('Fornavn')).toHaveValue('njgk/?');
});

test('Ctrl K finds a contact and a page from anywhere', async ({ page }) => {
  await logIn(page, 'Pia');
  await register(page, {
    firstName: 'Tuva',
    lastName: 'Tastesen',
    email: 'tuva@taster.example',
    basis: 'Ikke inviter',
  });
  await page.keyboard.press('Control+k');
  const search = page.getByRole('searchbox', { name: 'Søk etter person eller kunde' });
  await expect(search).toBeFocused();
  await search.pressSequentially('tasteSEN');
  await expect(page.getByRole('region', { name: 'Kontakter' }).getByRole('link')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Tuva Tastesen', level: 1 })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Gå til' })).toBeHidden();

  await page.keyboard.press('Control+k');
  await search.fill('revi');
  await page
    .getByRole('region', { name: 'Gå til' })
    .getByRole('link', { name: 'Revisjon' })
    .click();
  await expect(page).toHaveURL(routes.audit());
  await page.keyboard.press('Control+k');
  await search.fill('ingen heter dette');
  await expect(page.getByText('Ingen treff')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Ingen treff')).toBeHidden();
});

test('the keys are shown, and those that are pressed alone are turned off', async ({ page }) => {
  await logIn(page, 'Marius');
  await page.getByRole('link', { name: 'Kontakter' }).first().click();
  await page.getByRole('heading', { name: 'Kontakter', level: 1 }).waitFor();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Tastatursnarveier' });
  await expect(help.getByText('Neste og forrige rad')).toBeVisible();
  await help.getByRole('button', { name: 'Slå av' }).click();
  await expect(help.getByRole('button', { name: 'Slå på' })).toBeVisible();
  await help.getByRole('button', { name: 'Lukk' }).click();
  for (const key of ['n', '?', '/', 'j']) await page.keyboard.press(key);
  await expect(help).toBeHidden();
  await expect(page).toHaveURL(routes.contacts());
  await expect(
    page.getByRole('searchbox', { name: 'Søk etter navn, e-post eller kunde' }),
  ).not.toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('region', { name: 'Gå til' })).toBeVisible();

  await page.getByRole('button', { name: 'Tastatursnarveier' }).click();
  await help.getByRole('button', { name: 'Slå på' }).click();
  await help.getByRole('button', { name: 'Slå av' }).waitFor();
  await help.getByRole('button', { name: 'Lukk' }).click();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(routes.newContact());
});

test('a field and a dialog keep their own keys, and Ctrl Enter saves a draft', async ({ page }) => {
  await logIn(page, 'Marius');
  await page.goto(routes.contacts({ sort: 'name' }));
  await page.locator('tbody').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Neste kontakt' }).waitFor();
  await page.getByRole('link', { name: 'Endre', exact: true }).click();
  const card = /\/contacts\/[0-9a-f-]{36}\?.*edit=details/;
  await expect(page).toHaveURL(card);
  const here = page.url();
  await page.getByLabel('Språk').press('Alt+ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('Språk')).toBeVisible();
  await expect(page).toHaveURL(here);

  await page.getByRole('button', { name: 'Tastatursnarveier' }).click();
  await page.getByRole('dialog', { name: 'Tastatursnarveier' }).waitFor();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('region', { name: 'Gå til' })).toBeHidden();

  await page.goto(routes.newNewsletter());
  await page.getByRole('checkbox', { name: 'Appex' }).check();
  await page.getByLabel('Emne').fill('Lagret med tastene');
  await page.getByRole('textbox', { name: 'Innhold' }).fill('Hei.');
  await expect(async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/newsletters\/[0-9a-f-]{36}/, { timeout: 2000 });
  }).toPass();
});

test('the search takes any sign, and that of one who was logged out meanwhile breaks nothing', async ({
  page,
}) => {
  const broken: Error[] = [];
  page.on('pageerror', (error) => broken.push(error));
  await logIn(page, 'Lars');
  const strange = await page.request.get(routes.findContacts({ q: 'tve\u0000it' }));
  expect(strange.status()).toBe(200);
  await page.context().clearCookies();
  await page.keyboard.press('Control+k');
  const asked = page.waitForResponse((response) => response.url().includes('/contacts/find'));
  await page.getByRole('searchbox').first().pressSequentially('tveit');
  await asked;
  await expect(page.getByText('Ingen treff')).toBeVisible();
  expect(broken).toEqual([]);
});
