import { routes } from '@/lib/routes';
import { readContact, withDatabase } from './support/database';
import { sendNewsletter } from './support/newsletter';
import { answer, portalLink, unsubscribeLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

test('a contact without tracking gets no pixel and no rewritten link; one with tracking gets both', async ({
  page,
  browser,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  await logIn(page, 'Marius');
  const followed = { firstName: 'Følg', lastName: 'Meg', email: 'folg@maling.example' };
  const plain = { firstName: 'Ikke', lastName: 'Følg', email: 'ikke@maling.example' };
  const plainId = await register(page, plain);
  await register(page, followed);
  for (const person of [plain, followed]) {
    const portal = await (await browser.newContext()).newPage();
    await portal.goto(portalLink(await inbox.waitFor(person.email)));
    await answer(portal, 'appex', 'Ja');
    if (person === followed) await answer(portal, 'personalisation', 'Ja');
  }
  expect((await readContact(databaseUrl, plainId)).lists).toEqual([['Appex', false]]);

  const url = 'https://appex.example/nyheter';
  await sendNewsletter(page, {
    subject: 'Måling eller ikke',
    body: `# Nytt\n\nLes mer: ${url}`,
    list: 'Appex',
  });
  const toPlain = await inbox.waitFor(plain.email, { subject: 'Måling' });
  const toFollowed = await inbox.waitFor(followed.email, { subject: 'Måling' });
  expect(toPlain.html).not.toMatch(/<img|\/api\/(pixel|click)\//);
  expect(toPlain.html).toContain(`href="${url}"`);
  expect(toFollowed.html).toMatch(/<img[^>]+\/api\/pixel\//);
  expect(toFollowed.html).toContain('/api/click/');

  const headers = toPlain.headers;
  expect(headers.get('list-unsubscribe')).toMatch(
    /^<http[^>]+\/api\/unsubscribe\/[^>]+>, <mailto:avmelding@appex\.example/,
  );
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(headers.get('list-id')).toBe('<appex.list.appex.example>');
  for (const text of [
    'Appex AS',
    '999 999 700',
    'Strandgata 12',
    'Du får dette fordi du sa ja',
    'Endre valgene mine',
    'Meld meg av',
  ]) {
    expect(toPlain.html).toContain(text);
  }
});

test('an unsubscribe from Assist leaves Appex and Garp, and a queued newsletter is not sent', async ({
  page,
  browser,
  request,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(120_000);
  const email = 'avmelder@assist.example';
  await logIn(page, 'Anne');
  const contactId = await register(page, { firstName: 'Alf', lastName: 'Avmelder', email });
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(portalLink(await inbox.waitFor(email)));
  await answer(portal, 'appex', 'Ja');
  await answer(portal, 'group', 'Ja');
  await sendNewsletter(page, {
    subject: 'Fra Assist',
    body: 'Hei fra Assist.',
    list: 'Assist',
    company: 'Assist',
  });
  const mail = await inbox.waitFor(email, { subject: 'Fra Assist' });

  await withDatabase(
    databaseUrl,
    (sql) => sql`
    with sent as (
      insert into newsletter (company_id, subject, body, created_by, sent_at)
      select n.company_id, 'I kø', 'Hei', n.created_by, now() from newsletter n where n.subject = 'Fra Assist'
      returning id, company_id
    ), listed as (
      insert into newsletter_list (newsletter_id, purpose_id) select s.id, p.id from sent s, purpose p where p.key = 'assist'
    )
    insert into message (kind, contact_id, company_id, newsletter_id, next_attempt_at)
    select 'newsletter', ${contactId}, company_id, id, now() + interval '1 hour' from sent`,
  );

  await portal.goto(unsubscribeLink(mail));
  await portal.getByRole('button', { name: 'Meld meg av Assist' }).click();
  await expect(portal.getByRole('status').or(portal.getByRole('heading')).first()).toBeVisible();
  await expect
    .poll(async () => (await readContact(databaseUrl, contactId)).tags)
    .toEqual(['Appex', 'Garp']);
  await portal.goto(unsubscribeLink(mail));
  await expect(portal.getByRole('heading', { name: 'Du er meldt av Assist.' })).toBeVisible();
  await expect(portal.getByRole('button', { name: 'Meld meg av Assist' })).toHaveCount(0);
  await expect(portal.getByRole('button', { name: 'Meld meg av alt' })).toBeVisible();
  const after = await readContact(databaseUrl, contactId);
  expect(after.lists.map(([name]) => name)).toEqual(['Appex', 'Garp']);
  expect(after.mails).toContainEqual(['newsletter', 'suppressed', 'noConsent']);
  await page.goto(routes.contact(contactId));
  await expect(page.getByRole('region', { name: 'Dokumentasjon' })).toContainText(/Ja.*Nei/);

  const [oneClick = ''] = mail.headers.get('list-unsubscribe')?.match(/http[^>]+/) ?? [];
  for (const body of [
    { form: { 'List-Unsubscribe': 'One-Click' } },
    { multipart: { 'List-Unsubscribe': 'One-Click' } },
  ]) {
    const response = await request.post(oneClick, { ...body, maxRedirects: 0 });
    expect(response.status()).toBe(200);
  }
  expect((await readContact(databaseUrl, contactId)).tags).toEqual(['Appex', 'Garp']);
});

test('one click from a mail program unsubscribes without cookie, log-in or redirect', async ({
  page,
  browser,
  inbox,
  databaseUrl,
  baseURL,
}) => {
  test.setTimeout(120_000);
  const email = 'ettklikk@garp.example';
  await logIn(page, 'Anne');
  const contactId = await register(page, { firstName: 'Ett', lastName: 'Klikk', email });
  const portal = await (await browser.newContext()).newPage();
  await portal.goto(portalLink(await inbox.waitFor(email)));
  await answer(portal, 'group', 'Ja');
  await sendNewsletter(page, {
    subject: 'Fra Garp',
    body: 'Hei fra Garp.',
    list: 'Garp',
    company: 'Garp',
  });
  const mail = await inbox.waitFor(email, { subject: 'Fra Garp' });
  const [oneClick = ''] = mail.headers.get('list-unsubscribe')?.match(/http[^>]+/) ?? [];
  expect(oneClick.startsWith(baseURL ?? '')).toBe(true);
  const response = await fetch(oneClick, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
    redirect: 'manual',
  });
  expect(response.status).toBe(200);
  expect((await readContact(databaseUrl, contactId)).tags).toEqual(['Assist']);
});
