import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { AudienceHolder, SetupView } from '@/domain/experiment-setup/queries';
import nb from '@/locales/nb.json';
import { StartCard } from './start-card';

const setup = {
  ...{ id: 'x', version: 1, companyName: 'Appex', locale: null, source: null, texts: [] },
} as unknown as SetupView;

const wordsOf = (holder: AudienceHolder | null) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <StartCard
        setup={setup}
        holder={holder}
        problems={[]}
        action={async () => ({ status: 'idle' })}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]*>/g, '');

test('who starts hears which decided experiment it ends, and that this cannot be undone', () => {
  const sentence = 'Starten avslutter forsøket Høsten, som er avgjort for den samme målgruppen.';
  const decided = { id: 'y', name: 'Høsten', decidedAt: new Date() };
  expect(wordsOf(decided)).toContain(`${sentence} Det kan ikke angres.`);
  expect(wordsOf(null)).not.toContain('Starten avslutter');
  expect(wordsOf({ ...decided, decidedAt: null })).not.toContain('Starten avslutter');
});
