import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { SetupView } from '@/domain/experiment-setup/queries';
import nb from '@/locales/nb.json';
import { SettingsForm } from './settings-form';

const setup: SetupView = {
  ...{ id: 'x', name: 'Våren', companyId: 'c', companyName: 'Appex', hasDirector: true },
  ...{ locale: null, source: null, holdbackPercent: 0, windowDays: 14, reminderDays: null },
  ...{ createdByName: null, createdAt: new Date(), startedAt: null, pausedAt: null },
  ...{ decidedAt: null, endedAt: null, version: 1, texts: [], variants: [] },
  ...{ method: 'uniform', decidesBy: 'rule' },
};

const wordsOf = (change: Partial<SetupView>) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <SettingsForm
        setup={{ ...setup, ...change }}
        companies={[]}
        action={async () => ({ status: 'idle' })}
      />
    </NextIntlClientProvider>,
  );

test('only who lets the rule decide over adapted draws is told how long it takes', () => {
  const patience = '29 av 100 forsøk';
  expect(wordsOf({ method: 'thompson' })).toContain(patience);
  expect(wordsOf({ method: 'thompson', decidesBy: 'person' })).not.toContain(patience);
  expect(wordsOf({})).not.toContain(patience);
});
