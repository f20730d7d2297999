import { routes } from '@/lib/routes';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

test('the card leads to those who have looked at it', async ({ page, browser }) => {
  await logIn(page, 'Kari');
  const person = { firstName: 'Sett', lastName: 'Av', email: 'sett.av@revisjon.example' };
  const contactId = await register(page, person);
  await page.goto(routes.contact(contactId));
  await expect(page.getByRole('link', { name: 'Hvem har sett på dette kortet?' })).toHaveCount(0);

  const pia = await (await browser.newContext()).newPage();
  await logIn(pia, 'Pia');
  await pia.goto(routes.contact(contactId));
  await pia.getByRole('link', { name: 'Hvem har sett på dette kortet?' }).click();
  await expect(pia.getByText('Viser bare det som gjelder én kontakt')).toBeVisible();
  const rows = pia.getByRole('table', { name: 'Hendelser i systemet' }).getByRole('row');
  await expect(rows.filter({ hasText: 'Åpnet et kontaktkort' })).toHaveCount(2);
  await expect(rows).toHaveCount(3);
  await pia.getByLabel('Hvem').selectOption({ label: 'Kari Moe' });
  await pia.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(rows).toHaveCount(2);
  await expect(pia.getByText('Viser bare det som gjelder én kontakt')).toBeVisible();
  await pia.getByRole('link', { name: 'Nullstill' }).click();
  await expect(pia.getByText('Viser bare det som gjelder én kontakt')).toHaveCount(0);
});
