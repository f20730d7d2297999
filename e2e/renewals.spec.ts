import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import { answer, level, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

test('a yes that ends is shown, asked for again by staff, and the same yes begins a new life', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'Kari');
  const person = { firstName: 'Gunn', lastName: 'Fornyes', email: 'gunn@fornyes.example' };
  const contactId = await register(page, person);
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(portalLink(await inbox.waitFor(person.email)));
  await answer(portal, 'appex', 'Ja');
  // Nobody waits two years for it.
  await withDatabase(
    databaseUrl,
    (sql) =>
      sql`update consent set expires_at = now() + interval '9 days' where contact_id = ${contactId}`,
  );

  await page.goto(routes.contacts({ standing: 'renew', q: person.email }));
  await expect(page.getByText('Ja, må spørres på nytt')).toBeVisible();
  await page.goto(routes.contact(contactId));
  await page.getByRole('button', { name: 'Spør på nytt' }).click();
  await expect(page.getByText('E-posten er på vei.')).toBeVisible();
  await page.getByRole('button', { name: 'Spør på nytt' }).click();
  await expect(page.getByText('Kontakten ble spurt de siste 14 dagene.')).toBeVisible();

  const mail = await inbox.waitFor(person.email, { subject: 'Vi spør deg på nytt' });
  await portal.goto(portalLink(mail));
  const question = level(portal, 'appex');
  await expect(question.getByText(/^Svaret ditt gjelder til og med/)).toBeVisible();
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await answer(portal, 'appex', 'Ja');

  await page.reload();
  await expect(page.getByRole('button', { name: 'Spør på nytt' })).toHaveCount(0);
  await page.goto(routes.contacts({ standing: 'renew', q: person.email }));
  await expect(page.getByText('Ingen treff på')).toBeVisible();
});
