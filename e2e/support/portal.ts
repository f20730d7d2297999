import { expect, type Locator, type Page } from '@playwright/test';
import type { Mail } from './inbox';

export const levels = {
  personalisation: 'Personlig tilpasning',
  appex: 'Digital markedsføring fra Appex',
  group: 'Digital markedsføring fra Appex Gruppen',
} as const;

/** The magic link of a mail. */
export function portalLink(mail: Mail): string {
  return linkTo(mail, '/p/');
}

export function unsubscribeLink(mail: Mail): string {
  return linkTo(mail, '/u/');
}

/** One question of the portal. */
export function level(page: Page, key: keyof typeof levels): Locator {
  return page.getByRole('group', { name: levels[key], exact: true });
}

/** Answers a level, and waits until the page says that it was saved. */
export async function answer(
  page: Page,
  key: keyof typeof levels,
  yesOrNo: 'Ja' | 'Nei',
): Promise<void> {
  const group = level(page, key);
  await group.getByRole('radio', { name: yesOrNo, exact: true }).first().check({ force: true });
  await expect(group.getByText(/^Lagret kl\. \d\d[:.]\d\d/).first()).toBeVisible();
  await expect(group.getByRole('radio', { name: yesOrNo, exact: true }).first()).toBeChecked();
}

function linkTo(mail: Mail, path: string): string {
  const link = mail.links.find((each) => new URL(each).pathname.startsWith(path));
  if (!link) throw new Error(`The mail "${mail.subject}" has no link to ${path}.`);
  return link;
}
