import { routes } from '@/lib/routes';
import { importContacts } from '@/tests/support/imported';
import { withDatabase } from './support/database';
import { logIn } from './support/staff';
import { expect, test } from './support/test';

const imported = 40;

test('staff invites all who match, sees who is not invited and why, and stops the sending', async ({
  page,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(180_000);
  const addresses = await withDatabase(databaseUrl, async (sql) => {
    const ids = await importContacts(sql, { count: imported, domains: ['bolge.example'] });
    await importContacts(sql, { count: 3, domains: ['bolge.example'], basis: 'none' });
    const rows = await sql`
      select email from contact where id = any(${ids}) order by created_at, id`;
    return rows.map((row) => String(row.email));
  });

  await logIn(page, 'Marius');
  await page.goto(routes.contacts({ q: 'bolge.example' }));
  await page.getByRole('checkbox', { name: 'Velg alle på siden' }).check();
  await expect(page.getByText('25 valgt')).toBeVisible();
  await page.getByRole('link', { name: `Velg alle ${imported + 3} som passer` }).click();
  await expect(page.getByText(`Alle ${imported + 3} som passer, er valgt`)).toBeVisible();
  await page.getByRole('button', { name: 'Inviter' }).click();

  await expect(page.getByText(`${imported} kontakter blir invitert.`)).toBeVisible();
  await expect(page.getByText('3 mangler grunnlag for å bli invitert')).toBeVisible();
  await page.getByLabel('Invitasjoner per time').fill('120');
  await page.getByRole('radio', { name: 'Hele døgnet' }).check();
  await page.getByRole('button', { name: 'Start utsending' }).click();

  // Three at once, at two a minute; the fourth waits.
  await page.getByRole('heading', { name: 'Fremdrift' }).waitFor();
  for (const address of addresses.slice(0, 3)) await inbox.waitFor(address);
  await expect(page.getByText(`6 av ${imported + 3} er ferdig behandlet`)).toBeVisible();

  await page.getByLabel('Invitasjoner per time').fill('1');
  await page.getByRole('button', { name: 'Lagre tempo' }).click();
  await expect(page.getByText('Lagret kl.')).toBeVisible();
  await page.getByRole('button', { name: 'Stopp' }).click();
  await expect(page.getByRole('button', { name: 'Fortsett' })).toBeVisible();
  await expect(page.getByText('Stoppet', { exact: true })).toBeVisible();
  const [waiting = ''] = addresses.slice(-1);
  expect(await inbox.listFor(waiting)).toEqual([]);
  await page.getByText('3 mangler grunnlag for å bli invitert').click();
  await expect(page.getByRole('link', { name: /^Jone Tveit/ })).toHaveCount(3);

  await page.goto(routes.waves());
  await expect(page.getByRole('cell', { name: 'Stoppet' }).first()).toBeVisible();
});

test('without JavaScript the boxes of the page lead to a sending', async ({
  browser,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  await withDatabase(databaseUrl, (sql) =>
    importContacts(sql, { count: 3, domains: ['uten-script.example'] }),
  );
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await logIn(page, 'Kari');
  await page.goto(routes.contacts({ q: 'uten-script.example' }));
  await page.getByRole('checkbox', { name: 'Velg Jone Tveit 1' }).check();
  await page.getByRole('checkbox', { name: 'Velg Jone Tveit 3' }).check();
  await page.getByRole('button', { name: 'Inviter' }).click();
  await expect(page.getByText('2 kontakter blir invitert.')).toBeVisible();
  await page.getByRole('button', { name: 'Start utsending' }).click();
  await expect(page.getByRole('heading', { name: 'Fremdrift' })).toBeVisible();
});
