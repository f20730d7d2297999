import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FunnelChart } from './funnel-chart';

const group = (id: string, sent: number, answered: number) => ({
  id,
  label: id,
  bars: [
    { key: 'sent', label: 'Sendt', count: sent },
    { key: 'answered', label: 'Svart', count: answered },
  ],
});

test('who was sent more looks no better: each group is drawn to its own first step', () => {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={{}}>
      <FunnelChart groups={[group('A', 200, 50), group('B', 20, 10), group('C', 0, 0)]} />
    </NextIntlClientProvider>,
  );
  const widths = [...html.matchAll(/<rect[^>]* width="([^"]*)"/g)].map(([, width]) => width);
  expect(widths).toEqual(['100%', '25%', '100%', '50%', '0%', '0%']);
});
