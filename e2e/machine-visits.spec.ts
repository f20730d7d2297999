import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import type { Inbox, Mail } from './support/inbox';
import { portalLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

test('a person answers by one variant; a scanner that opens every link of another adds nothing to its counts', async ({
  browser,
  page,
  request,
  inbox,
  databaseUrl,
}) => {
  test.setTimeout(180_000);
  const experimentId = await startExperiment(databaseUrl);
  await logIn(page, 'Marius');
  const mails = await inviteUntilBoth(page, inbox, databaseUrl);

  await test.step('A person follows the link of variant A, and answers', async () => {
    const person = await (await browser.newContext()).newPage();
    await person.goto(portalLink(mails.A));
    const yes = person
      .getByRole('group', { name: /from Appex$/ })
      .getByRole('radio', { name: 'Yes' });
    await yes.first().check({ force: true });
    await expect(person.getByText(/^Saved at \d\d[:.]\d\d/).first()).toBeVisible();
  });

  await test.step("A scanner opens every link of variant B's mail, and presses nothing", async () => {
    const links = everyLink(mails.B);
    expect(links.length).toBeGreaterThanOrEqual(2);
    for (const link of links) {
      expect((await request.get(link)).status(), link).toBeLessThan(500);
      expect((await request.head(link)).status(), link).toBeLessThan(500);
    }
    const scanner = await (await browser.newContext()).newPage();
    for (const link of links) {
      await scanner.goto(link, { waitUntil: 'load' });
      await scanner.mouse.move(50, 50);
      await scanner.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    }
  });

  await test.step("B's counts stay at zero, and its openings are shown as filtered", async () => {
    await page.goto(routes.experiment(experimentId));
    expect(await figures(page, 'Fra sendt til svart', 'B')).toMatchObject({
      'Kom i retur': '0',
      'Åpnet portalen': '0',
      Svart: '0',
    });
    expect(Object.values(await figures(page, 'Ja, innvendinger og klager', 'B'))).toEqual(
      Array(6).fill('0'),
    );
    expect(await figures(page, 'Fra sendt til svart', 'A')).toMatchObject({
      'Åpnet portalen': '1',
      Svart: '1',
    });
    const ofB = await figures(page, 'Maskinåpninger filtrert', 'B');
    expect(Number(ofB.Filtrert)).toBeGreaterThanOrEqual(6);
    expect(Number(ofB['Så bare om siden finnes'])).toBeGreaterThanOrEqual(2);
    expect(await figures(page, 'Maskinåpninger filtrert', 'A')).toMatchObject({ Filtrert: '0' });
  });

  await test.step('The results can be taken as a file, and that is audited', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Last ned som CSV' }).click();
    expect((await download).suggestedFilename()).toMatch(/^results-.*\.csv$/);
    const taken = await withDatabase(
      databaseUrl,
      (sql) => sql`
        select from audit_entry where action = 'resultsExported' and subject_id = ${experimentId}`,
    );
    expect(taken).toHaveLength(1);
  });

  await withDatabase(
    databaseUrl,
    (sql) => sql`update experiment set ended_at = now() where id = ${experimentId}`,
  );
});

/** An experiment of its own for those who read English, so that its counts begin at zero. */
function startExperiment(databaseUrl: string): Promise<string> {
  return withDatabase(databaseUrl, async (sql) => {
    await sql`update experiment set ended_at = now() where locale = 'en' and ended_at is null`;
    const [row] = await sql<{ id: string }[]>`
      with made as (
        insert into experiment (company_id, name, locale, started_at)
        select id, 'Maskinbesøk', 'en', now() from company order by position limit 1 returning id
      ), written as (
        insert into experiment_text (experiment_id, name, wording, position)
        select made.id, 'Kort', t.wording, 0 from made, (
          select wording from experiment_text where wording ? 'en' order by position limit 1) t
        returning id, experiment_id
      ), drawn as (
        insert into variant (experiment_id, label, text_id, sender, position)
        select experiment_id, label, id, sender, ord
          from written, (values ('A', 'managing_director', 0), ('B', 'registered_by', 1)) v (label, sender, ord)
      ) select id from made`;
    if (!row) throw new Error('The experiment was not made.');
    return row.id;
  });
}

/** Registers contacts until each variant was drawn. @returns a mail of each */
async function inviteUntilBoth(page: Page, inbox: Inbox, databaseUrl: string) {
  const mails: { A?: Mail; B?: Mail } = {};
  for (let count = 0; count < 30; count++) {
    const email = `machine.${count}@machine.example`;
    const person = { firstName: 'Mia', lastName: `Maskin${count}`, email, language: 'en' };
    const contactId = await register(page, person);
    const [drawn] = await withDatabase(
      databaseUrl,
      (sql) => sql<{ label: 'A' | 'B' }[]>`
        select v.label from invitation i join variant v on v.id = i.variant_id
         where i.contact_id = ${contactId}`,
    );
    if (drawn && !mails[drawn.label]) mails[drawn.label] = await inbox.waitFor(email);
    if (mails.A && mails.B) return { A: mails.A, B: mails.B };
  }
  throw new Error('Thirty draws gave one variant alone.');
}

/** The links of the body and of the headers. */
function everyLink({ links, headers }: Mail): string[] {
  const inHeaders = (headers.get('list-unsubscribe') ?? '').match(/https?:[^>]+/g) ?? [];
  const all = [...new Set([...links, ...inHeaders])];
  return all.filter((link) => new URL(link).hostname === 'localhost');
}

/** A row of a table, each cell by the heading of its column. */
async function figures(page: Page, table: string, row: string): Promise<Record<string, string>> {
  const found = page.getByRole('table', { name: table });
  const headings = await found.getByRole('columnheader').allInnerTexts();
  const cells = await found
    .getByRole('row')
    .filter({ has: page.getByRole('cell', { name: row, exact: true }) })
    .getByRole('cell')
    .allInnerTexts();
  const pairs = headings.map((heading, at): [string, string] => [heading, cells[at] ?? '']);
  return Object.fromEntries(pairs.slice(1));
}
