import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
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

  await pia.getByLabel('Fra og med').fill('2026-11-20');
  await pia.getByLabel('Til og med').fill('2026-11-10');
  await pia.getByRole('button', { name: 'Vis', exact: true }).click();
  await expect(pia.getByText('Fra-dagen er etter til-dagen')).toBeVisible();
});

test('the form of a contact opens only with a trace of who opened it', async ({
  page,
  browser,
  databaseUrl,
}) => {
  await logIn(page, 'Kari');
  const person = { firstName: 'Rett', lastName: 'Inn', email: 'rett.inn@revisjon.example' };
  const contactId = await register(page, person);
  const roy = await (await browser.newContext()).newPage();
  await logIn(roy, 'Roy');
  await withDatabase(databaseUrl, async (sql) => {
    const block = `no_trace_${contactId.replaceAll('-', '')}`;
    await sql.unsafe(`
      create trigger ${block} before insert on audit_entry for each row
        when (new.subject_id = '${contactId}') execute function refuse_change()`);
    const blocked = await roy.goto(routes.contactConsent(contactId));
    expect(blocked?.status()).toBe(500);
    await expect(roy.getByText('Rett Inn')).toHaveCount(0);
    await sql.unsafe(`drop trigger ${block} on audit_entry`);
    await roy.goto(routes.contactConsent(contactId));
    await expect(roy.getByRole('heading', { name: 'Endre samtykke' })).toBeVisible();
    const readers = await sql`
      select s.name from audit_entry a join staff s on s.id = a.staff_id
       where a.subject_id = ${contactId} and a.action = 'cardOpened' order by a.recorded_at`;
    expect(readers.map(({ name }) => name)).toEqual(['Kari Moe', 'Roy Hansen']);
  });
});
