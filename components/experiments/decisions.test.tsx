import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { DecisionView } from '@/domain/experiments/queries';
import nb from '@/locales/nb.json';
import { Decisions } from './decisions';

const decision: DecisionView = {
  ...{ id: 'x', variantLabel: 'B', decidedByName: 'Marius Berg', decidedAt: new Date() },
  ...{ undoneAt: null, undoneByName: null, figures: [] },
};

const wordsOf = (change: Partial<DecisionView>, hasEnded: boolean) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <Decisions decisions={[{ ...decision, ...change }]} hasEnded={hasEnded} />
    </NextIntlClientProvider>,
  );

test('only a decision that holds is told as what goes on', () => {
  expect(wordsOf({}, false)).toContain('Variant B brukes videre.');
  expect(wordsOf({}, true)).toContain('Variant B ble valgt.');
  expect(wordsOf({ undoneAt: new Date() }, false)).toContain('Variant B ble valgt.');
});
