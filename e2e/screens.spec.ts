import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { routes } from '@/lib/routes';
import { withDatabase } from './support/database';
import { portalLink, unsubscribeLink } from './support/portal';
import { logIn, register } from './support/staff';
import { expect, test } from './support/test';

const looks = [
  { name: 'desk, light', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 360, height: 740 }, colorScheme: 'dark' },
] as const;

/** Rules of WCAG 2.2 level A and AA, and axe's own good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

for (const look of looks) {
  test(`every staff screen is accessible and fits: ${look.name}`, async ({
    browser,
    databaseUrl,
  }) => {
    test.setTimeout(240_000);
    const page = await (await browser.newContext(look)).newPage();
    await logIn(page, 'Anne');
    for (const path of await listStaffScreens(databaseUrl)) await check(page, path);
  });

  test(`every public screen is accessible and fits: ${look.name}`, async ({ browser, inbox }) => {
    test.setTimeout(120_000);
    const page = await (await browser.newContext(look)).newPage();
    const email = `skjerm.${look.viewport.width}@skjerm.example`;
    await logIn(page, 'Kari');
    await register(page, { firstName: 'Skjerm', lastName: 'Tittel', email });
    const invitation = await inbox.waitFor(email);
    const portal = portalLink(invitation);
    await page.context().clearCookies();
    const unknown = '/p/denne-lenken-finnes-ikke';
    for (const path of [routes.login(), routes.preferences(), routes.contactMe(), unknown])
      await check(page, path);
    for (const locale of ['nb', 'nn', 'en']) await check(page, `${portal}?lang=${locale}`);
    await check(page, unsubscribeLink(invitation));
  });
}

test('in the table of contacts an ordinary name stays whole, and a long one breaks within its column', async ({
  browser,
}) => {
  // A window of 1280 px whose scroll bar takes its place.
  const viewport = { width: 1280 - 15, height: 900 };
  const page = await (await browser.newContext({ viewport })).newPage();
  await logIn(page, 'Kari');
  await page.goto(routes.newContact());
  await page.getByLabel('Fornavn').fill('Christoffer');
  await page.getByLabel('Etternavn').fill('Lang-Christoffersen');
  await page.getByLabel('E-post').fill('lang@eiendomsforvaltningsselskapet.example');
  await page.getByRole('combobox', { name: /^Kunde/ }).fill('Eiendomsforvaltningsselskapet AS');
  await page.getByRole('radio', { name: 'Ikke inviter' }).check();
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page.getByRole('heading', { name: 'Christoffer Lang-Christoffersen', level: 1 }).waitFor();

  await page.goto(routes.contacts());
  const overflow = await page.getByRole('table').evaluate((table) => {
    const card = table.parentElement ?? table;
    return table.getBoundingClientRect().right - card.getBoundingClientRect().right;
  });
  expect(overflow).toBeLessThanOrEqual(0);
  await page.goto(routes.contacts({ q: 'jone@fjordbygg.example' }));
  const name = page.getByRole('link', { name: 'Jone Tveit', exact: true });
  expect((await name.boundingBox())?.height).toBeLessThan(30);
});

async function check(page: Page, path: string): Promise<void> {
  const errors: string[] = [];
  const listen = (message: { type(): string; text(): string }) => {
    if (message.type() === 'error') errors.push(message.text());
  };
  page.on('console', listen);
  const response = await page.goto(path, { waitUntil: 'load' });
  page.off('console', listen);
  const shown = new URL(page.url()).pathname;
  const isLost = shown.includes('finnes-ikke');
  if (!isLost) expect(response?.status(), shown).toBeLessThan(400);
  const { violations } = await new AxeBuilder({ page })
    // A frame holds a mail, whose own test is another; legacy mode looks at this page alone.
    .setLegacyMode()
    .exclude('iframe')
    .withTags(rules)
    .analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${shown}: ${id} ${nodes.map((node) => node.html).join(' ')}`,
    ),
  ).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  );
  expect(`${shown} is ${overflow} px too wide`).toBe(
    `${shown} is ${Math.min(0, overflow)} px too wide`,
  );
  expect(
    errors.filter((error) => !isExpected(error, isLost)),
    shown,
  ).toEqual([]);
}

/** An unknown link answers 404; and a mail's frame stops every script, the test tool's own too. */
function isExpected(error: string, isLost: boolean): boolean {
  return (isLost && error.includes('404')) || error.includes('frame is sandboxed');
}

type Subject = 'contact' | 'customer' | 'message' | 'newsletter' | 'experiment' | 'variant';

/** Each screen with what makes it full: the people and mails of the demo, and a draft with its problems. */
async function listStaffScreens(databaseUrl: string): Promise<string[]> {
  const ids = await withDatabase(databaseUrl, async (sql) => {
    const [row] = await sql<Record<Subject, string>[]>`
      select (select id from contact where email_key = 'jone@fjordbygg.example') as contact,
             (select id from customer order by name limit 1) as customer,
             (select id from message where kind = 'receipt' and state = 'sent' order by created_at limit 1) as message,
             (select id from newsletter order by created_at limit 1) as newsletter,
             (select id from experiment order by created_at limit 1) as experiment,
             (select v.id from variant v join experiment x on x.id = v.experiment_id
               order by x.created_at, v.position limit 1) as variant`;
    const [draft] = await sql<{ id: string }[]>`
      with draft as (insert into experiment (company_id, name)
                     select company_id, 'Utkast' from experiment limit 1 returning id)
      insert into experiment_text (experiment_id, name, wording, position)
      select id, 'Kort', '{}', 0 from draft returning experiment_id as id`;
    if (!row || !draft) throw new Error('The demo is empty.');
    return { ...row, draft: draft.id };
  });
  const now = new Date().toISOString();
  const yesterday = new Date(Date.now() - 86_400_000).toISOString();
  return [
    routes.home(),
    routes.contacts(),
    routes.contacts({ q: 'finnes ikke' }),
    routes.newContact(),
    routes.contact(ids.contact),
    `${routes.contact(ids.contact)}/consent`,
    routes.customers(),
    routes.newCustomer(),
    routes.customer(ids.customer),
    routes.invitations(),
    routes.newExperiment(),
    routes.experiment(ids.experiment),
    routes.experiment(ids.experiment, { decide: ids.variant }),
    routes.experiment(ids.draft),
    routes.editExperiment(ids.draft, { view: 'phone', q: 'Jone' }),
    routes.variant(ids.variant),
    routes.waves(),
    routes.newWave(),
    `${routes.newWave()}?all=1`,
    routes.contacts({ all: '1' }),
    routes.lists(),
    routes.list('appex'),
    routes.newsletters(),
    routes.newNewsletter(),
    routes.newsletter(ids.newsletter),
    routes.outbox(),
    routes.message(ids.message),
    routes.contacts({ standing: 'renew' }),
    routes.levels(),
    routes.level('group'),
    routes.editLevel('group', { lang: 'nn' }),
    routes.publishLevel('group'),
    routes.previewLevel('group', { lang: 'en' }),
    routes.audit(),
    routes.audit({ action: 'auditExported', from: '2020-01-01', to: '2020-01-02' }),
    routes.asOf(),
    routes.asOf({ asOf: yesterday, show: 'all' }),
    routes.asOf({ asOf: '30.2.2026' }),
    routes.contact(ids.contact, { asOf: yesterday }),
    routes.contact(ids.contact, { asOf: now }),
    routes.list('appex', { asOf: now }),
    routes.settings(),
  ];
}
