import { demoAccounts } from '@/lib/demo-accounts';
import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import { logIn } from './support/staff';
import { expect, test } from './support/test';

const marius = demoAccounts.find(({ role }) => role === 'marketer');

test('an experiment is written, stopped with the reason, mended, tried, started, paused, decided and undone', async ({
  page,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'Marius');
  await page.goto(routes.invitations());
  await page.getByRole('link', { name: 'Nytt forsøk' }).click();
  await page.getByLabel('Navn', { exact: true }).fill('Engelsk, våren');
  await page.getByRole('button', { name: 'Lag utkast' }).click();
  await page.getByRole('heading', { name: 'Engelsk, våren', level: 1 }).waitFor();
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';

  await test.step('a text in the wrong language, with a field that nobody knows', async () => {
    await page.getByRole('checkbox', { name: 'Selskapet' }).check();
    await page.getByRole('button', { name: 'Lagre avsendere' }).click();
    await expect(page.getByRole('checkbox', { name: 'B Tekst 1, Selskapet' })).toBeChecked();
    await page.getByRole('navigation', { name: 'Språk' }).getByText('Engelsk').click();
    await expect(page).toHaveURL(/lang=en/);
    await page.getByLabel('Emne').fill('{fornavn}, what may we send you?');
    await page.getByLabel('Overskrift').fill('Hello {firstName}');
    await page.getByLabel('Brødtekst').fill('We ask before we send.\n\nNow 20 % off.');
    await page.getByRole('button', { name: 'Lagre teksten' }).click();
    await expect(page.getByText(/^Lagret kl\./).first()).toBeVisible();
    await expect(page.getByText('Brødtekst: «20 %»')).toBeVisible();
    await page.getByRole('button', { name: 'Start forsøket' }).click();
    await expect(page.getByText(/^Forsøket ble ikke startet/)).toBeVisible();
    await expect(
      page.getByText('Teksten Tekst 1 på engelsk, Emne: {fornavn} er et ukjent felt.'),
    ).toBeVisible();
    await expect(page.getByText('Teksten Tekst 1 mangler på bokmål.')).toBeVisible();
  });

  await test.step('the mail follows what is typed, and a test mail counts nowhere', async () => {
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { name: 'Hello Kari' })).toBeVisible();
    await page.getByLabel('Emne').fill('{firstName}, what may we send you?');
    await page.getByLabel('Brødtekst').fill('We ask before we send.');
    await expect(frame.getByText('Kari, what may we send you?')).toBeVisible();
    await expect(page.getByText('Brødtekst: «20 %»')).toHaveCount(0);
    await page.getByRole('searchbox', { name: 'Finn en kontakt' }).fill('Jone Tveit');
    // What is found follows a moment after what was typed; a link that is pressed before it is left again.
    await expect(page).toHaveURL(/q=Jone/);
    await page.getByRole('link', { name: 'Jone Tveit' }).click();
    await expect(frame.getByText('Jone, what may we send you?')).toBeVisible();
    const before = await countMails(databaseUrl);
    await page.getByRole('button', { name: 'Send testmail' }).click();
    await expect(page.getByText(`Testmail er sendt til ${marius?.email}.`)).toBeVisible();
    const mail = await inbox.waitFor(marius?.email ?? '', { subject: '[Test] Jone, what may' });
    expect(mail.links.filter((link) => /\/[pu]\//.test(link))).toHaveLength(2);
    expect(mail.links.filter((link) => link.includes('/p/'))[0]).toMatch(/\/p\/eksempel$/);
    expect(await countMails(databaseUrl)).toEqual(before);
    await page.getByRole('button', { name: 'Lagre teksten' }).click();
    await expect(page.getByText('er et ukjent felt')).toHaveCount(0);
  });

  await test.step('a tick that is not saved outlives the save of another part', async () => {
    await page.getByRole('checkbox', { name: 'Kari Moe' }).check();
    await page.getByLabel('Overskrift').fill('Hello, {firstName}');
    await page.getByRole('button', { name: 'Lagre teksten' }).click();
    await expect(page.getByText(/^Lagret kl\./)).toHaveCount(1);
    await expect(page.getByRole('checkbox', { name: 'Kari Moe' })).toBeChecked();
    await expect(page.getByText('Du har endringer som ikke er lagret.')).toHaveCount(1);
    await page.getByRole('checkbox', { name: 'Kari Moe' }).uncheck();
    await page.getByRole('button', { name: 'Lagre avsendere' }).click();
    await expect(page.getByText('Du har endringer som ikke er lagret.')).toHaveCount(0);
  });

  await test.step('whoever is about to leave what he wrote is asked first', async () => {
    const bokmal = page.getByRole('navigation', { name: 'Språk' }).getByText('Bokmål');
    await page.getByLabel('Overskrift').fill('Hello, and welcome');
    const question = page.waitForEvent('dialog');
    const clicked = bokmal.click();
    await (await question).dismiss();
    await clicked;
    expect((await question).message()).toMatch(/^Du har endringer som ikke er lagret\./);
    await expect(page.getByLabel('Overskrift')).toHaveValue('Hello, and welcome');
    page.once('dialog', (dialog) => dialog.accept());
    await bokmal.click();
    await expect(page).toHaveURL(/lang=nb/);
    await page.getByRole('navigation', { name: 'Språk' }).getByText('Engelsk').click();
    await expect(page.getByLabel('Overskrift')).toHaveValue('Hello, {firstName}');
  });

  await test.step('a weight that is none says so at its place, and stays as it was typed', async () => {
    await page.getByRole('radio', { name: /^Vektet/ }).check();
    await page.getByRole('button', { name: 'Lagre oppsettet' }).click();
    await page.getByLabel('Vekt A').fill('0');
    await page.getByRole('button', { name: 'Lagre avsendere' }).click();
    await expect(page.getByText('Skriv et helt tall fra 1 til 100.')).toBeVisible();
    await expect(page.getByLabel('Vekt A')).toHaveValue('0');
    await page.getByLabel('Vekt A').fill('3');
    await page.getByRole('button', { name: 'Lagre avsendere' }).click();
    await expect(page.getByText('Skriv et helt tall fra 1 til 100.')).toHaveCount(0);
    await page.getByRole('radio', { name: /^Likt/ }).check();
  });

  await test.step('for contacts who read English it may start', async () => {
    await page.getByLabel('Kontaktens språk').selectOption('Engelsk');
    await page.getByRole('button', { name: 'Lagre oppsettet' }).click();
    await expect(page.getByText('Alt er på plass.')).toBeVisible();
    await page.getByRole('button', { name: 'Start forsøket' }).click();
    await expect(page).toHaveURL(routes.experiment(id));
    await expect(page.getByText('Pågår', { exact: true })).toBeVisible();
  });

  await test.step('a contact who reads English gets it', async () => {
    const email = 'emily@experiment.example';
    await page.goto(routes.newContact());
    await page.getByLabel('Fornavn').fill('Emily');
    await page.getByLabel('Etternavn').fill('Stone');
    await page.getByLabel('E-post').fill(email);
    await page.getByLabel('Språk').selectOption('en');
    await page.getByRole('radio', { name: 'Kundeforhold' }).check();
    await page.getByRole('button', { name: 'Lagre', exact: true }).click();
    const mail = await inbox.waitFor(email);
    expect(mail.subject).toBe('Emily, what may we send you?');
  });

  await test.step('it is paused, decided with the figures, and undone', async () => {
    await page.goto(routes.experiment(id));
    await page.getByRole('button', { name: 'Sett på pause' }).click();
    await expect(page.getByText('På pause', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Bruk B videre' }).click();
    await expect(page.getByRole('heading', { name: 'Bruke variant B videre?' })).toBeVisible();
    await expect(page.locator(':focus')).toContainText('Alle nye invitasjoner');
    await expect(
      page.getByText(/^(For tidlig å si|Ingen invitasjoner er sendt ennå)/),
    ).toBeVisible();
    await expect(page.getByRole('table', { name: 'Resultat per variant' })).toBeVisible();
    await page.getByRole('button', { name: 'Bruk B videre' }).click();
    await expect(page.getByText('Avgjort', { exact: true })).toBeVisible();
    await expect(page.getByText(/Variant B brukes videre\. Marius Berg/)).toBeVisible();
    await page.goBack();
    await expect(page.getByRole('heading', { name: 'Bruke variant B videre?' })).toHaveCount(0);
    await page.goto(routes.experiment(id));
    await page.getByRole('button', { name: 'Angre avgjørelsen' }).click();
    await expect(page.getByText('På pause', { exact: true })).toBeVisible();
    await expect(page.getByText(/Angret av Marius Berg/)).toBeVisible();
    // The other tests draw from the experiment of the demo.
    await withDatabase(
      databaseUrl,
      (sql) => sql`update experiment set ended_at = now() where id = ${id}`,
    );
  });
});

test('who may only read sees an experiment and changes nothing', async ({ page }) => {
  await logIn(page, 'Lars');
  await page.goto(routes.invitations());
  await expect(page.getByRole('link', { name: 'Nytt forsøk' })).toHaveCount(0);
  await page.getByRole('link', { name: 'Høsten 2026' }).click();
  await expect(page.getByRole('heading', { name: 'Høsten 2026', level: 1 })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Sett på pause' })).toHaveCount(0);
  expect((await page.goto(routes.newExperiment()))?.status()).toBe(403);
});

async function countMails(databaseUrl: string) {
  return withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql`
      select (select count(*) from message) as messages, (select count(*) from portal_link) as links,
             (select count(*) from invitation) as invitations`;
    return row;
  });
}
