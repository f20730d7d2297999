import { routes } from '@/lib/routes';
import { logIn } from './support/staff';
import { expect, test } from './support/test';

test('how long a yes holds is decided by the data protection officer, and stands in the audit trail', async ({
  page,
  browser,
}) => {
  await logIn(page, 'Pia');
  await page.goto(routes.levels());
  const card = page.getByRole('region', { name: 'Hvor lenge et ja gjelder' });
  const garp = card.getByRole('listitem').filter({ hasText: 'Garp' });
  await expect(garp).toContainText('Gjelder til det trekkes tilbake');
  await garp.getByText('Garp').click();
  const months = garp.getByLabel(/^Antall måneder/);
  await months.fill('240');
  await garp.getByRole('button', { name: 'Lagre varigheten' }).click();
  await expect(garp.getByText('Skriv et helt tall fra 1 til 120').first()).toBeVisible();
  await expect(months).toHaveValue('240');
  await months.fill('24');
  await garp.getByRole('button', { name: 'Lagre varigheten' }).click();
  await expect(garp).toContainText('Gjelder i 24 måneder. Kunden spørres på nytt 30 dager før');

  await page.goto(routes.audit());
  await expect(
    page.getByText(
      'Endret hvor lenge et ja til Garp gjelder. Før: Gjelder til det trekkes tilbake. Nå: Gjelder i 24 måneder.',
    ),
  ).toBeVisible();

  const lars = await (await browser.newContext()).newPage();
  await logIn(lars, 'Lars');
  await lars.goto(routes.levels());
  const read = lars.getByRole('region', { name: 'Hvor lenge et ja gjelder' });
  await expect(read).toContainText('Gjelder i 24 måneder');
  await expect(read.getByRole('button')).toHaveCount(0);

  await page.goto(routes.levels());
  await garp.getByText('Garp').click();
  await months.fill('');
  await garp.getByRole('button', { name: 'Lagre varigheten' }).click();
  await expect(garp).toContainText('Gjelder til det trekkes tilbake');
});

test('without JavaScript the form comes back open, with what is wrong and what was typed', async ({
  browser,
}) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await logIn(page, 'Pia');
  await page.goto(routes.levels());
  const garp = page
    .getByRole('region', { name: 'Hvor lenge et ja gjelder' })
    .getByRole('listitem')
    .filter({ hasText: 'Garp' });
  await garp.getByText('Garp').click();
  await garp.getByLabel(/^Antall måneder/).fill('240');
  await garp.getByRole('button', { name: 'Lagre varigheten' }).click();
  await expect(garp.getByText('Skriv et helt tall fra 1 til 120').first()).toBeVisible();
  await expect(garp.getByLabel(/^Antall måneder/)).toHaveValue('240');
});
