import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import { unsubscribeLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const person = { firstName: 'Port', lastName: 'Vakt', email: 'port@vakt.example' };

test('the card says why a contact is not invited, invites him, and obeys the objection in his mail', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'Kari');
  const contactId = await register(page, { ...person, basis: 'Ikke inviter' });
  const details = page.getByRole('region', { name: 'Opplysninger' });
  await expect(details).toContainText('det er ikke oppgitt noe grunnlag for å invitere');
  await expect(details.getByRole('button', { name: 'Inviter' })).toHaveCount(0);

  await addBasis(page);
  expect(await inbox.listFor(person.email)).toEqual([]);
  await expect(details).toContainText(/Når du inviterer, går en invitasjon ut/);
  await details.getByRole('button', { name: 'Inviter' }).click();
  const invitation = await inbox.waitFor(person.email);
  await expect(details).toContainText('det må gå 24 timer');

  await pretendAsked(databaseUrl, contactId, '2 days');
  await page.reload();
  await expect(details).toContainText(/går den samme invitasjonen ut én gang til: variant/);
  await expect(details).toContainText('Sist spurt');
  await details.getByRole('button', { name: 'Inviter på nytt' }).click();
  await expect.poll(async () => (await inbox.listFor(person.email)).length).toBe(2);
  const [, second] = await inbox.listFor(person.email);
  expect(second?.subject).toBe(invitation.subject);
  expect(second?.from).toEqual(invitation.from);

  const customer = await (await browser.newContext()).newPage();
  await customer.goto(unsubscribeLink(invitation));
  await expect(
    customer.getByText(/verken invitasjoner, påminnelser eller nyhetsbrev/),
  ).toBeVisible();
  await expect(customer.getByRole('button', { name: 'Meld meg av alt' })).toHaveCount(0);
  await pretendAsked(databaseUrl, contactId, '2 days');
  await page.reload();
  await expect(details.getByRole('button', { name: 'Inviter på nytt' })).toBeVisible();
  await customer.getByRole('button', { name: 'Ikke kontakt meg igjen' }).click();
  await expect(
    customer.getByRole('heading', { name: 'Vi kontakter deg ikke igjen.' }),
  ).toBeVisible();

  await page.goto(routes.contact(contactId));
  await expect(details).toContainText('har bedt om ikke å bli kontaktet igjen');
  await expect(details.getByRole('button', { name: /Inviter/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Dokumentasjon' })).toContainText(
    'Kontakten ba om ikke å bli kontaktet igjen',
  );
});

/** As one colleague edits the card: a basis, and where the contact is. */
async function addBasis(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Endre', exact: true }).click();
  await page.getByLabel('Tidssone').selectOption('Europe/London');
  await page
    .getByRole('group', { name: 'Grunnlag for å invitere' })
    .getByRole('radio', { name: 'Avtalt i møte' })
    .check();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect(page.getByText(/^Lagret kl\./)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Opplysninger' })).toContainText('Europe/London');
}

/** Nobody waits a day for it. */
function pretendAsked(databaseUrl: string, contactId: string, ago: string) {
  return withDatabase(
    databaseUrl,
    (sql) => sql`
      update message set gated_at = now() - ${ago}::interval, handed_at = now() - ${ago}::interval
       where contact_id = ${contactId} and state = 'sent'`,
  );
}
