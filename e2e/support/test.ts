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
  baseURL: async ({}, use) => use(runningApp().appUrl),
  inbox: async ({}, use) => use(new Inbox(runningApp().inboxUrl)),
  databaseUrl: async ({}, use) => use(runningApp().databaseUrl),
  launchOptions: [async ({}, use) => use(await browserLaunchOptions()), { scope: 'worker' }],
});

export { expect } from '@playwright/test';
