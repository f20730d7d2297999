import { routes } from '@/lib/routes';
import { fingerprint } from './support/database';
import type { Mail } from './support/inbox';
import { sendNewsletter } from './support/newsletter';
import { answer, portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const email = 'scanned@skanner.example';

test('GET, HEAD and a browser that runs scripts change nothing, on every link of every mail', async ({
  browser,
  page,
  request,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(180_000);
  await logIn(page, 'Marius');
  const contactId = await register(page, { firstName: 'Siri', lastName: 'Skann', email });
  const invitation = await inbox.waitFor(email);
  const siri = await (await browser.newContext()).newPage();
  await siri.goto(portalLink(invitation));
  for (const key of ['personalisation', 'appex', 'group'] as const) await answer(siri, key, 'Ja');
  await sendNewsletter(page, {
    subject: 'Til skanneren',
    body: 'Les mer på https://appex.example/kurs',
    list: 'Appex',
  });
  await inbox.waitFor(email, { subject: 'Til skanneren' });
  await page.goto(routes.contact(contactId));
  await page.getByRole('button', { name: 'Send lenke' }).click();
  await inbox.waitFor(email, { subject: /lenke/i });

  const mails = await inbox.listFor(email);
  expect(mails.length).toBeGreaterThanOrEqual(3);
  const links = [...new Set(mails.flatMap(everyLink))];
  expect(links.length).toBeGreaterThanOrEqual(6);
  const before = await fingerprint(databaseUrl);

  for (const link of links) {
    expect((await request.get(link, { maxRedirects: 0 })).status(), link).toBeLessThan(500);
    expect((await request.head(link, { maxRedirects: 0 })).status(), link).toBeLessThan(500);
    expect(
      (await request.fetch(link, { method: 'OPTIONS', maxRedirects: 0 })).status(),
      link,
    ).toBeLessThan(500);
  }
  expect(await fingerprint(databaseUrl)).toEqual(before);

  const scanner = await (await browser.newContext()).newPage();
  for (const link of links) {
    // The newsletter's own link leads to a site that does not exist.
    await scanner.goto(link, { waitUntil: 'load' }).catch(() => {});
    await scanner.mouse.move(50, 50);
    await scanner.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  }
  expect(await fingerprint(databaseUrl)).toEqual(before);
});

/** The links of the body and of the headers, on our own address alone. */
function everyLink({ links, headers }: Mail): string[] {
  const inHeaders = (headers.get('list-unsubscribe') ?? '').match(/https?:[^>]+/g) ?? [];
  return [...links, ...inHeaders].filter((link) => new URL(link).hostname === 'localhost');
}
