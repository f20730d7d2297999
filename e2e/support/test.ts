import { test as base } from '@playwright/test';
import { browserLaunchOptions } from './browser';
import { Inbox } from './inbox';
import { runningApp } from './running-app';

type Fixtures = {
  /** The local inbox that the app's mails arrive in. */
  inbox: Inbox;
  /** The app's database, as its owner. */
  databaseUrl: string;
};

/** The test of every browser test: against the running app, in the browser that this machine has. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  baseURL: async ({}, use) => use(runningApp().appUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  inbox: async ({}, use) => use(new Inbox(runningApp().inboxUrl)),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  databaseUrl: async ({}, use) => use(runningApp().databaseUrl),
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  launchOptions: [async ({}, use) => use(await browserLaunchOptions()), { scope: 'worker' }],
});

export { expect } from '@playwright/test';
