import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { WaveRow } from '@/domain/waves/queries';
import nb from '@/locales/nb.json';
import { WaveProgress } from './wave-progress';

const now = new Date('2026-11-23T12:00:00Z');
const wave = {
  ...{ perHour: 10, perDomainHour: null, hours: 'any', stoppedAt: null, finishedAt: null },
  ...{ invited: 5, waiting: 20, notInvited: 0 },
} as WaveRow;

const wordsOf = (paused: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <WaveProgress wave={wave} left={{ count: 20, domainCount: 4, paused }} now={now} />
    </NextIntlClientProvider>,
  );

test('no end is foretold while contacts wait for a paused experiment', () => {
  expect(wordsOf(0)).toContain('Ferdig omtrent');
  expect(wordsOf(3)).toContain('3 venter på at et forsøk');
  expect(wordsOf(3)).not.toContain('Ferdig omtrent');
});
