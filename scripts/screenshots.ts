import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { browserLaunchOptions } from '@/e2e/support/browser';
import { Inbox } from '@/e2e/support/inbox';
import { portalLink } from '@/e2e/support/portal';
import { env } from '@/lib/env';
import { routes } from '@/lib/routes';
import { projectRoot, shown } from './start/project';
import { provideDatabase } from './start/running';

// `npm run screenshots`: takes the pictures of the README from the demo that runs here.
// It looks and does nothing: the portal is opened by the link of Jone's own invitation.

const folder = path.join(projectRoot, 'docs', 'pictures');
const jone = { name: 'Jone Tveit', email: 'jone@fjordbygg.example' };

provideDatabase();
const { APP_URL, INBOX_PORT } = env();
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch(await browserLaunchOptions());
try {
  await keep(await openCard(browser), 'contact-card.png');
  await keep(await openPortal(browser), 'portal.png');
} finally {
  await browser.close();
}

/** Jone's card, as Roy sees it. */
async function openCard(browser: Browser): Promise<Page> {
  const page = await openPage(browser, { width: 1280, height: 900 });
  await page.goto(routes.login());
  await page.getByRole('button', { name: /^Roy Hansen/ }).click();
  await page.getByRole('heading', { name: 'Oversikt', level: 1 }).waitFor();
  await page.goto(routes.contacts({ q: jone.name }));
  await page.getByRole('link', { name: jone.name }).click();
  await page.getByRole('heading', { name: jone.name, level: 1 }).waitFor();
  return page;
}

/** Jone's page, as he sees it on his phone. */
async function openPortal(browser: Browser): Promise<Page> {
  const page = await openPage(browser, { width: 390, height: 844 });
  const invitation = (await new Inbox(`http://localhost:${INBOX_PORT}`).listFor(jone.email))[0];
  if (!invitation) throw new Error('Jone has no mail in the inbox. Run: npm start -- --reset');
  await page.goto(portalLink(invitation));
  const greeting = page.getByRole('heading', { name: 'Hei Jone.', level: 1 });
  await greeting.waitFor({ timeout: 10_000 }).catch(() => {
    throw new Error('The link of the invitation is too old. Run: npm start -- --reset');
  });
  return page;
}

async function openPage(
  browser: Browser,
  viewport: BrowserContextOptions['viewport'],
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: APP_URL,
    viewport,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
  });
  return context.newPage();
}

/** Keeps the whole page, in a window as tall as it: what fills a window's height then fills the picture's. */
async function keep(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  const { width, height } = await page.evaluate(() => ({
    width: window.innerWidth,
    height: document.documentElement.scrollHeight,
  }));
  await page.setViewportSize({ width, height });
  const file = path.join(folder, name);
  await page.screenshot({ path: file });
  console.log(`${shown(file)} is taken.`);
}
