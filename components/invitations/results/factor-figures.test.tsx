import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { describeFactor } from '@/domain/factors/rules';
import { funnelSteps } from '@/domain/fates/rules';
import { MACHINE, yesKey } from '@/domain/results/rules';
import nb from '@/locales/nb.json';
import { FactorFigures } from './factor-figures';

const asked = [{ key: 'appex', title: 'Appex' }];

/** A text from a sender, by which each step was reached so often. */
function aCell(textId: string, senderId: string, first: number) {
  const keys = [...funnelSteps, yesKey('appex'), MACHINE];
  const sums = Object.fromEntries(keys.map((key, at) => [key, first + at]));
  return { textId, senderId, trials: 0, answers: 0, sums };
}

test('every step, every yes and the machines are summed for a text over its senders', () => {
  const cells = [aCell('kort', 'kari', 100), aCell('kort', 'roy', 200), aCell('lang', 'roy', 500)];
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <FactorFigures
        factor="texts"
        levels={describeFactor(cells, 'text')}
        asked={asked}
        nameOf={(id) => id}
      />
    </NextIntlClientProvider>,
  );
  const rows = html.split('<tr').map((row) => {
    const cells = [...row.matchAll(/<td[^>]*><div>(.*?)<\/div>/g)];
    return cells.map(([, cell]) => cell?.replace(/<[^>]*>/g, ''));
  });
  expect(rows).toContainEqual([
    'kort',
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map((at) => `${300 + 2 * at}`),
  ]);
});
