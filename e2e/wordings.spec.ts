import { osloDate } from '@/lib/oslo-date';
import { routes } from '@/lib/routes';
import { answer, level, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const before = 'Markedsføring på e-post fra Assist AS og Garp AS, de andre selskapene i gruppen.';
const after = 'Markedsføring på e-post og telefon fra Assist AS og Garp AS.';

test('new words are published, the old yes must be asked for again, and the card keeps both texts', async ({
  page,
  browser,
  inbox,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'Anne');
  const person = { firstName: 'Ny', lastName: 'Tekst', email: 'ny.tekst@ordlyd.example' };
  const contactId = await register(page, person);
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(portalLink(await inbox.waitFor(person.email)));
  await answer(portal, 'group', 'Ja');

  await page.goto(routes.editLevel('group'));
  await page.getByLabel('Kort forklaring').fill(after);
  await page.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(page.getByText(/^Lagret kl\./)).toBeVisible();
  await page.goto(routes.previewLevel('group', { lang: 'nb' }));
  await expect(page.getByText(after)).toBeVisible();
  await portal.reload();
  await expect(portal.getByText(before)).toBeVisible();

  await page.goto(routes.publishLevel('group'));
  await expect(page.locator('ins')).toContainText('og telefon');
  await page.getByRole('button', { name: 'Publiser versjon 2' }).click();
  await expect(page.getByText('Må fylles ut').first()).toBeVisible();
  const lastDayField = page.getByLabel('Siste dag de gamle samtykkene gjelder Må fylles ut');
  await expect(lastDayField).toBeHidden();
  await page.getByLabel('Nei, kontaktene må spørres på nytt').check();
  await expect(lastDayField).toBeVisible();
  await page.getByRole('button', { name: 'Publiser versjon 2' }).click();
  await expect(page).toHaveURL(/publish$/);
  const lastDay = osloDate(new Date(Date.now() + 30 * 86_400_000));
  await lastDayField.fill(lastDay);
  await page.getByRole('button', { name: 'Publiser versjon 2' }).click();
  await expect(page.getByRole('heading', { name: 'Versjon 2 · Gjelder nå' })).toBeVisible();
  await expect(page.getByText(/^Eldre samtykker gjelder til og med/)).toBeVisible();

  await portal.reload();
  await expect(portal.getByText(after)).toBeVisible();
  await expect(level(portal, 'group').getByRole('radio', { checked: true })).toHaveCount(0);
  await level(portal, 'group').getByText('Les mer').click();
  for (const company of ['Assist AS, 999 999 719', 'Garp AS, 999 999 727'])
    await expect(level(portal, 'group').getByText(company)).toBeVisible();
  await answer(portal, 'group', 'Ja');

  await page.goto(routes.contact(contactId));
  const words = page
    .locator('details')
    .filter({ hasText: 'Digital markedsføring fra Appex Gruppen' });
  await expect(words.filter({ hasText: before })).toHaveCount(1);
  await expect(words.filter({ hasText: after })).toHaveCount(1);
});

test('answers with the same word are not saved, and new words on them are pointed out', async ({
  page,
}) => {
  await logIn(page, 'Anne');
  await page.goto(routes.editLevel('appex'));
  const save = page.getByRole('button', { name: 'Lagre utkast' });
  await page.getByLabel('Svaret ja').fill('Nei');
  await save.click();
  await expect(page.getByText('Svaret ja og svaret nei må ha ulike ord.')).toBeVisible();
  await page.getByLabel('Svaret nei').fill('Ja');
  await save.click();
  await expect(page.getByText(/^Lagret kl\./)).toBeVisible();

  await page.goto(routes.publishLevel('appex'));
  await expect(page.getByText('Den som velger «Nei», sier ja.')).toHaveCount(1);
  const colleague = await page.context().newPage();
  await colleague.goto(routes.editLevel('appex'));
  await colleague.getByLabel('Svaret ja').fill('Ja takk');
  await colleague.getByRole('button', { name: 'Lagre utkast' }).click();
  await expect(colleague.getByText(/^Lagret kl\./)).toBeVisible();
  await page.getByLabel('Ja, de gjelder videre').check();
  await page.getByRole('button', { name: 'Publiser versjon 2' }).click();
  await expect(page.getByText('Ingenting er publisert.')).toBeVisible();
  await expect(page.getByText('Det du skrev')).toHaveCount(0);
  colleague.once('dialog', (dialog) => dialog.accept());
  await colleague.getByRole('button', { name: 'Forkast utkastet' }).click();
});
