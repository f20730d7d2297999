import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const note = 'Hun ringte og sa ja til nyhetsbrev.';

async function fillIn(page: Page, contactId: string): Promise<void> {
  await page.goto(routes.contactConsent(contactId));
  await page
    .getByRole('group', { name: 'Markedsføring fra Appex' })
    .getByRole('radio', { name: 'Ja' })
    .check();
  await page.getByRole('radio', { name: 'Telefon' }).check();
  await page.getByLabel('Merknad').fill(note);
}

const save = (page: Page) => page.getByRole('button', { name: 'Lagre endringen' }).click();

async function logOutEverywhere(databaseUrl: string): Promise<void> {
  await withDatabase(
    databaseUrl,
    (sql) => sql`
      update staff_session set revoked_at = now()
       where staff_id = (select id from staff where name = 'Kari Moe') and revoked_at is null`,
  );
}

async function setRole(databaseUrl: string, role: 'agent' | 'reader'): Promise<void> {
  await withDatabase(
    databaseUrl,
    (sql) => sql`update staff set role = ${role} where name = 'Kari Moe'`,
  );
}

test('what was typed stays when the session ends, and is saved after a new log-in', async ({
  page,
  databaseUrl,
}) => {
  await logIn(page, 'Kari');
  const person = { firstName: 'Sent', lastName: 'Ute', email: 'sent.ute@okt.example' };
  const contactId = await register(page, person);
  await fillIn(page, contactId);
  await logOutEverywhere(databaseUrl);
  await save(page);
  await expect(page.getByText('Du er logget ut. Ingenting er endret.')).toBeVisible();
  await expect(page.getByLabel('Merknad')).toHaveValue(note);

  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Logg inn i et nytt vindu' }).click();
  const window = await opened;
  await window.getByLabel('E-post').fill('kari.moe@appex.example');
  await window.getByLabel('Passord').fill('samtykke-demo');
  await window.getByRole('button', { name: 'Logg inn', exact: true }).click();
  await expect(window).toHaveURL(routes.contactConsent(contactId));
  await window.close();

  await save(page);
  await expect(page).toHaveURL(new RegExp(`${routes.contact(contactId)}\\?changed=recorded`));
  await expect(page.getByText(note)).toBeVisible();
});

test('whose role no longer allows it is told so, with what was typed', async ({
  page,
  databaseUrl,
}) => {
  await logIn(page, 'Kari');
  const person = { firstName: 'Ny', lastName: 'Rolle', email: 'ny.rolle@okt.example' };
  const contactId = await register(page, person);
  await fillIn(page, contactId);
  await setRole(databaseUrl, 'reader');
  try {
    await save(page);
    await expect(page.getByText('Rollen din kan ikke gjøre dette.')).toBeVisible();
    await expect(page.getByLabel('Merknad')).toHaveValue(note);
  } finally {
    await setRole(databaseUrl, 'agent');
  }
  await save(page);
  await expect(page).toHaveURL(/changed=recorded/);
});

test('without JavaScript, the log-in leads back to the form, and a role that is too small to "no access"', async ({
  page,
  browser,
  databaseUrl,
}) => {
  await logIn(page, 'Kari');
  const person = { firstName: 'Uten', lastName: 'Skript', email: 'uten.skript@okt.example' };
  const contactId = await register(page, person);
  const storageState = await page.context().storageState();
  const plain = await (
    await browser.newContext({ javaScriptEnabled: false, storageState })
  ).newPage();

  await fillIn(plain, contactId);
  await setRole(databaseUrl, 'reader');
  try {
    const answered = plain.waitForResponse((response) => response.url().endsWith('/no-access'));
    await save(plain);
    expect((await answered).status()).toBe(403);
    await expect(plain.getByText('Rollen din gir ikke tilgang.')).toBeVisible();
  } finally {
    await setRole(databaseUrl, 'agent');
  }

  await fillIn(plain, contactId);
  await logOutEverywhere(databaseUrl);
  await save(plain);
  await expect(plain).toHaveURL(routes.login(routes.contactConsent(contactId)));
});
