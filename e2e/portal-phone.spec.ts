import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { readContact, withDatabase } from './support/database';
import { answer, level, levels, portalLink, unsubscribeLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const noReply = /^Vi fikk ikke svar, og vet ikke om dette ble lagret/;

/** What the ledger holds: the purpose and the decision of each event. */
async function readAnswers(databaseUrl: string, contactId: string) {
  const { events } = await readContact(databaseUrl, contactId);
  return events.map((event) => [event[0], event[2]]);
}

function radio(page: Page, group: string, name: string) {
  return page
    .getByRole('group', { name: group, exact: true })
    .getByRole('radio', { name, exact: true })
    .first();
}

test('a page that stands open shows what was answered in another tab', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  const email = 'to.faner@telefon.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Tove', lastName: 'Faner', email });
  const link = portalLink(await inbox.waitFor(email));
  const phone = await browser.newContext();
  const one = await phone.newPage();
  const other = await phone.newPage();
  await one.goto(link);
  await other.goto(link);
  await answer(one, 'appex', 'Ja');

  // With the next answer the page takes over what it did not know.
  await answer(other, 'personalisation', 'Ja');
  await expect(radio(other, levels.appex, 'Ja')).toBeChecked();
  await answer(other, 'appex', 'Nei');

  // And as a person comes back to it. Here no tab is ever hidden, so the page is told as the browser would tell it.
  await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(radio(one, levels.appex, 'Nei')).toBeChecked();
  await expect(level(one, 'appex').getByText(/^Nei, siden/)).toBeVisible();
  await expect(level(one, 'appex').getByText(/^Lagret/)).toBeHidden();
  await answer(one, 'appex', 'Ja');
  expect(await readAnswers(databaseUrl, contactId)).toEqual([
    ['appex', 'granted'],
    ['personalisation', 'granted'],
    ['appex', 'withdrawn'],
    ['appex', 'granted'],
  ]);

  // A link that ended meanwhile says so, and how to get another.
  await withDatabase(databaseUrl, async (sql) => {
    await sql`update portal_link set expires_at = now() where contact_id = ${contactId}`;
  });
  await radio(other, levels.group, 'Ja').click({ force: true });
  await expect(other.getByText('Lenken virker ikke lenger. Ingenting er endret.')).toBeVisible();
  await expect(other.getByRole('link', { name: 'Få en ny lenke' })).toBeVisible();
  await one.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(one.getByRole('button', { name: 'Send ny lenke' })).toBeVisible();
});

test('without a network no answer is said to be saved or not, and each is sent again', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  const email = 'uten.nett@telefon.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Ulf', lastName: 'Utenett', email });
  const phone = await browser.newContext();
  const portal = await phone.newPage();
  await portal.goto(portalLink(await inbox.waitFor(email)));
  await answer(portal, 'group', 'Ja');
  await phone.setOffline(true);
  // Clicked, not checked: the page sets it back.
  await radio(portal, 'Assist AS', 'Nei').click({ force: true });
  await expect(level(portal, 'group').getByText(noReply)).toBeVisible();
  await expect(radio(portal, 'Assist AS', 'Ja')).toBeChecked();
  await phone.setOffline(false);

  // That the other company's answer was saved does not hide that this one was not.
  await radio(portal, 'Garp AS', 'Nei').click({ force: true });
  await expect(radio(portal, 'Garp AS', 'Nei')).toBeChecked();
  await expect.poll(() => readAnswers(databaseUrl, contactId)).toHaveLength(3);
  await expect(level(portal, 'group').getByText(noReply)).toBeVisible();
  await level(portal, 'group').getByRole('button', { name: 'Prøv igjen' }).click();
  await expect(level(portal, 'group').getByText(/^Lagret/)).toBeVisible();
  expect(await readAnswers(databaseUrl, contactId)).toEqual([
    ['assist', 'granted'],
    ['garp', 'granted'],
    ['garp', 'withdrawn'],
    ['assist', 'withdrawn'],
  ]);
});

test('what is answered before the scripts have come is saved, every question of it', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  const email = 'tregt.nett@telefon.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Trygve', lastName: 'Treg', email });
  const portal = await (await browser.newContext()).newPage();
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await portal.route('**/_next/static/**/*.js*', async (route) => {
    await arrival;
    await route.continue();
  });
  await portal.goto(portalLink(await inbox.waitFor(email)), {
    waitUntil: 'domcontentloaded',
  });
  await radio(portal, levels.personalisation, 'Nei').check();
  await radio(portal, levels.appex, 'Ja').check();
  await radio(portal, levels.group, 'Nei').check();
  arrive();
  for (const key of ['personalisation', 'appex', 'group'] as const)
    await expect(level(portal, key).getByText(/^Lagret/)).toBeVisible();
  expect(await readAnswers(databaseUrl, contactId)).toEqual([
    ['personalisation', 'refused'],
    ['appex', 'granted'],
    ['assist', 'refused'],
    ['garp', 'refused'],
  ]);
});

test('a button that is pressed twice, or without a network, leads where one press leads', async ({
  page,
  browser,
  inbox,
}) => {
  const email = 'to.trykk@telefon.example';
  await logIn(page, 'Kari');
  await register(page, { firstName: 'Trine', lastName: 'Trykk', email });
  const mail = await inbox.waitFor(email);
  const phone = await browser.newContext();
  const customer = await phone.newPage();
  await customer.goto(unsubscribeLink(mail), { waitUntil: 'networkidle' });
  const stop = customer.getByRole('button', { name: 'Ikke kontakt meg igjen' });
  await phone.setOffline(true);
  await stop.click();
  await expect(customer.getByText(noReply)).toBeVisible();
  await phone.setOffline(false);
  await stop.dblclick();
  await expect(customer.getByRole('heading', { name: 'Vi kontakter deg ikke' })).toBeVisible();
  await customer.getByRole('button', { name: 'Angre' }).dblclick();
  await expect(customer.getByRole('heading', { name: 'Avmeldingen er angret.' })).toBeVisible();

  const token = new URL(portalLink(mail)).pathname.split('/').pop() ?? '';
  await customer.goto(routes.eraseOwnData(token, { lang: 'nb' }), { waitUntil: 'networkidle' });
  await customer.getByRole('button', { name: 'Slett alt' }).dblclick();
  const done = customer.getByRole('heading', { name: 'Opplysningene dine er slettet.' });
  await expect(done).toBeVisible();
});

test('details that were changed in another tab are not put back', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  const email = 'opplysninger@telefon.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Odd', lastName: 'Opplyst', email });
  const link = portalLink(await inbox.waitFor(email));
  const phone = await browser.newContext();
  const one = await phone.newPage();
  const other = await phone.newPage();
  const write = async (tab: Page, label: string, text: string) => {
    await tab.getByLabel(label).fill(text);
    await tab.getByRole('button', { name: 'Lagre', exact: true }).click();
    await expect(tab.getByText(/^Lagret kl/).first()).toBeVisible();
  };
  for (const tab of [one, other]) {
    await tab.goto(link);
    await tab.getByText('Opplysningene dine', { exact: true }).click();
  }
  await write(one, 'Telefon', '412 34 567');
  await write(other, 'Stilling', 'Sjef');
  await write(one, 'Fornavn', 'Oddvar');
  await expect(one.getByRole('heading', { name: /^Hei Oddvar/ })).toBeVisible();
  await expect
    .poll(() =>
      withDatabase(databaseUrl, async (sql) => [
        ...(await sql`select first_name, phone, title from contact where id = ${contactId}`),
      ]),
    )
    .toEqual([{ first_name: 'Oddvar', phone: '+4741234567', title: 'Sjef' }]);
});

test('who leaves while an answer is on its way is asked first', async ({
  page,
  browser,
  inbox,
}) => {
  const email = 'forlater@telefon.example';
  await logIn(page, 'Kari');
  await register(page, { firstName: 'Frida', lastName: 'Forlat', email });
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(portalLink(await inbox.waitFor(email)));
  let arrive = () => {};
  const arrival = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  await portal.route('**/p/**', async (route) => {
    if (route.request().method() === 'POST') await arrival;
    await route.continue();
  });
  await radio(portal, levels.appex, 'Nei').click({ force: true });
  await expect(level(portal, 'appex').getByText('Lagrer …')).toBeVisible();
  const asked = portal.waitForEvent('dialog');
  await portal.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  arrive();
  await expect(level(portal, 'appex').getByText(/^Lagret/)).toBeVisible();
});

test('who writes on the English page is kept with that language', async ({ page, databaseUrl }) => {
  const email = 'english@telefon.example';
  await page.goto(routes.contactMe({ lang: 'en' }));
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByText('Thank you. We will get in touch.')).toBeVisible();
  await withDatabase(databaseUrl, async (sql) => {
    expect(await sql`select locale from contact where email = ${email}`).toEqual([
      { locale: 'en' },
    ]);
  });
});
