import type { Browser, Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { answer, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const rules = (page: Page) => page.getByRole('region', { name: 'Regler for svar og bevis' });

async function openSettings(browser: Browser, who: 'Pia' | 'Anne' | 'Lars'): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await logIn(page, who);
  await page.goto(routes.settings());
  return page;
}

/** Chooses how much of the address is kept, and saves. */
async function choose(page: Page, name: RegExp): Promise<void> {
  await rules(page).getByRole('radio', { name }).check();
  await rules(page).getByRole('button', { name: 'Lagre reglene' }).click();
}

test('the rules are read by all, changed by two, and never written over unseen', async ({
  browser,
}) => {
  const lars = await openSettings(browser, 'Lars');
  await expect(rules(lars)).toContainText('Avkortet');
  await expect(rules(lars).getByRole('radio')).toHaveCount(0);

  const [pia, anne] = [await openSettings(browser, 'Pia'), await openSettings(browser, 'Anne')];
  await choose(pia, /^Av\. Ingen/);
  await expect(rules(pia).getByText(/^Lagret kl\./)).toBeVisible();

  await rules(anne)
    .getByLabel(/^Slett full adresse/)
    .fill('30');
  await choose(anne, /^Full/);
  await expect(rules(anne).getByRole('alert')).toContainText('Pia Ness endret reglene');
  await expect(rules(anne).getByRole('alert')).toContainText('Av. Ingen adresse');
  await expect(rules(anne).getByLabel(/^Slett full adresse/)).toHaveValue('30');
  await expect(rules(anne).getByRole('radio', { name: /^Full/ })).toBeChecked();
  await choose(anne, /^Avkortet/);
  await expect(rules(anne).getByText(/^Lagret kl\./)).toBeVisible();

  await anne.goto(routes.audit());
  await expect(
    anne.getByText('Endret en regel: IP-adresse i bevis, fra av til avkortet').first(),
  ).toBeVisible();
});

test('a whole address is on the card for the data protection officer alone', async ({
  browser,
  page,
  inbox,
}) => {
  const pia = await openSettings(browser, 'Pia');
  await choose(pia, /^Full/);
  await expect(rules(pia).getByText(/^Lagret kl\./)).toBeVisible();
  await logIn(page, 'Kari');
  const person = { firstName: 'Ada', lastName: 'Dahl', email: 'ada.dahl@adresse.example' };
  const contactId = await register(page, person);
  const portal = await (
    await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.77' } })
  ).newPage();
  await portal.goto(portalLink(await inbox.waitFor(person.email)));
  await expect(
    portal.getByText(/nettverksadressen din\. Adressen sletter vi etter \d+ dager/),
  ).toHaveCount(1);
  await answer(portal, 'group', 'Ja');

  await pia.goto(routes.contact(contactId));
  await expect(pia.getByText(/IP-adresse 203\.0\.113\.77, slettes/)).toBeVisible();
  await page.goto(routes.contact(contactId));
  await expect(page.getByText('teksten som ble besvart').first()).toBeVisible();
  await expect(page.getByText('203.0.113.77')).toHaveCount(0);
  await pia.goto(routes.settings());
  await choose(pia, /^Av\. Ingen/);
  await expect(rules(pia).getByText(/^Lagret kl\./)).toBeVisible();
  await portal.reload();
  await expect(portal.getByText(/teksten du svarte på og nettlesertypen\./)).toHaveCount(1);
  await choose(pia, /^Avkortet/);
  await expect(rules(pia).getByText(/^Lagret kl\./)).toBeVisible();
  await portal.reload();
  await expect(portal.getByText(/nettlesertypen og en forkortet nettverksadresse/)).toHaveCount(1);
});
