import type { Page } from '@playwright/test';
import { readContact } from './support/database';
import { level, type levels, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

/** Chooses an answer without sending it. */
const choose = (page: Page, key: keyof typeof levels, answer: 'Ja' | 'Nei') =>
  level(page, key).getByRole('radio', { name: answer, exact: true }).first().check({ force: true });

test('the portal works without JavaScript', async ({ page, browser, inbox, databaseUrl }) => {
  const email = 'uten.skript@plain.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Ulla', lastName: 'Skriptløs', email });
  const link = portalLink(await inbox.waitFor(email));

  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(link);
  await expect(plain.getByRole('radio', { checked: true })).toHaveCount(0);
  await choose(plain, 'personalisation', 'Nei');
  await choose(plain, 'appex', 'Ja');
  await plain.getByRole('button', { name: 'Lagre valgene' }).first().click();

  await expect(plain.getByText(/^Lagret kl\./).first()).toBeVisible();
  expect((await readContact(databaseUrl, contactId)).events).toEqual([
    ['personalisation', null, 'refused', 'contact', 'portal'],
    ['appex', null, 'granted', 'contact', 'portal'],
  ]);

  // A page that stands open with the old answers is sent once more, after he took his yes back elsewhere.
  await plain.goto(link);
  const elsewhere = await plain.context().newPage();
  await elsewhere.goto(link);
  await choose(elsewhere, 'appex', 'Nei');
  await elsewhere.getByRole('button', { name: 'Lagre valgene' }).first().click();
  await expect(elsewhere.getByText(/^Lagret kl\./).first()).toBeVisible();
  await plain.getByRole('button', { name: 'Lagre valgene' }).first().click();
  await expect(plain.getByText(/^Lagret kl\./).first()).toBeVisible();
  expect((await readContact(databaseUrl, contactId)).events.at(-1)).toEqual([
    'appex',
    'granted',
    'withdrawn',
    'contact',
    'portal',
  ]);
});

test('without JavaScript, an answer that is refused keeps no other from being saved', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  const email = 'delvis@plain.example';
  await logIn(page, 'Kari');
  const contactId = await register(page, { firstName: 'Dina', lastName: 'Delvis', email });
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(portalLink(await inbox.waitFor(email)));
  await choose(plain, 'personalisation', 'Ja');
  await choose(plain, 'appex', 'Nei');
  // A yes needs the words that it answers.
  await plain.evaluate(() => document.querySelector('[name=noticeIds]')?.remove());
  await plain.getByRole('button', { name: 'Lagre valgene' }).first().click();
  await expect(plain.getByText(/^Ikke alle svarene ble lagret/)).toBeVisible();
  expect((await readContact(databaseUrl, contactId)).events).toEqual([
    ['appex', null, 'refused', 'contact', 'portal'],
  ]);
});

test('an unknown link gives the page that sends a new one, and always the same answer', async ({
  page,
}) => {
  for (const address of ['jone@fjordbygg.example', 'finnes.ikke@ukjent.example']) {
    await page.goto('/p/denne-lenken-finnes-ikke');
    await expect(page.getByText('Lenken virker ikke lenger.')).toBeVisible();
    await page.getByLabel('E-post').fill(address);
    await page.getByRole('button', { name: /^Send/ }).click();
    await expect(
      page.getByText('Hvis adressen er registrert hos oss, får du en e-post.'),
    ).toBeVisible();
  }
});

test('an address that cannot be decoded is one that is unknown', async ({ page }) => {
  for (const path of ['/p/%', '/p/abc%FF', '/p/%E0%A4%A/data']) {
    await page.goto(path);
    await expect(page.getByText('Lenken virker ikke lenger.'), path).toBeVisible();
  }
  await page.goto('/u/%');
  await expect(page.getByRole('heading', { name: /^Vi kjenner ikke igjen lenken/ })).toBeVisible();
  expect((await page.request.post('/api/unsubscribe/%')).status()).toBeLessThan(500);
  expect((await page.goto('/contacts/%'))?.status()).toBe(404);
});
