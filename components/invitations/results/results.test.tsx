import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { noFates } from '@/domain/fates/rules';
import { noMachineFetches } from '@/domain/fetches/rules';
import type { Results as ResultsView, VariantResults } from '@/domain/results/queries';
import nb from '@/locales/nb.json';
import { Results } from './results';

type Figures = { trials: number; answers: number };

function aVariant(label: string, { trials, answers }: Figures): VariantResults {
  const text = { textId: 'kort', textName: 'Kort' };
  const sender = { sender: 'registered_by', senderId: label, senderName: null } as const;
  const funnel = { ...noFates, sent: trials, answered: answers };
  const counts = { trials, answers, funnel, yes: {}, machine: noMachineFetches };
  return { id: label, label, ...text, ...sender, ...counts };
}

type Change = Partial<ResultsView> & { winner?: string };

/** The words of the page, with plain spaces. */
function wordsOf(variants: VariantResults[], { winner, ...change }: Change = {}): string {
  const results: ResultsView = {
    ...{ id: 'x', name: 'Våren', companyName: 'Appex', windowDays: 14, levels: [], days: [] },
    variants,
    heldBack: { count: 0, answered: 0, trials: 0, answers: 0 },
    shares: { p: 1, holds: true },
    nextMatureAt: null,
    endedAt: null,
    method: 'uniform',
    ...change,
  };
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="nb" timeZone="Europe/Oslo" messages={nb}>
      <Results results={results} winner={winner} mayExport={false} />
    </NextIntlClientProvider>,
  );
  return html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
}

const early = [
  aVariant('A', { trials: 20, answers: 14 }),
  aVariant('B', { trials: 20, answers: 3 }),
];

test('no chance is shown as none or as certain, and no loss as nothing', () => {
  const words = wordsOf(early);
  expect(words).toContain('For tidlig å si');
  expect(words).toContain('over 99 % under 0,1 prosentpoeng');
  expect(words).toContain('under 1 %');
});

test('while it is too early, a sentence says that the rule does not go by the chance', () => {
  const sentence = 'Regelen går ikke etter den';
  expect(wordsOf(early)).toContain(sentence);
  const decided = [
    aVariant('A', { trials: 400, answers: 280 }),
    aVariant('B', { trials: 400, answers: 60 }),
  ];
  expect(wordsOf(decided)).not.toContain(sentence);
});

test('what a text gains by a sender is told against the means that stand on the same card', () => {
  const [a, b, c, d] = [140, 120, 120, 140].map((answers, at) =>
    aVariant('ABCD'.charAt(at), { trials: 20_000, answers: answers * 100 }),
  ) as [VariantResults, VariantResults, VariantResults, VariantResults];
  const lang = { textId: 'lang', textName: 'Lang' };
  const company = { sender: 'company', senderId: 'company' } as const;
  const registered = { senderId: 'registered' };
  const words = wordsOf([
    { ...a, ...registered },
    { ...b, ...company },
    { ...c, ...lang, ...registered },
    { ...d, ...lang, ...company },
  ]);
  expect(words).toMatch(
    /fra (den som registrerte kontakten|selskapet) har høyere svarandel enn .* til sammen: 5 prosentpoeng over/,
  );
});

test('an ended experiment promises nothing and needs nothing more', () => {
  const going = wordsOf(early, { winner: 'B' });
  expect(going).toContain('Avgjort: Nye invitasjoner får variant B.');
  expect(going).toContain('svar til');
  const ended = wordsOf(early, { winner: 'B', endedAt: new Date() });
  expect(ended).toContain('Avsluttet. Det ble avgjort at nye invitasjoner skulle få variant B.');
  expect(ended).toContain('Det er for få svar til å si hvilken variant som er best.');
  expect(ended).not.toMatch(/Trenger|Nye invitasjoner får/);
});

test('how many answers are needed is said of a uniform draw, where the draw is another', () => {
  expect(wordsOf(early)).toContain('For tidlig å si. Trenger ca. ');
  expect(wordsOf(early, { method: 'thompson' })).toContain(
    'For tidlig å si. Med lik trekning trengs ca. ',
  );
});

test('nothing is said of how a single variant was drawn', () => {
  expect(wordsOf(early)).toContain('Variantene er trukket så ofte som de skulle.');
  expect(wordsOf(early.slice(0, 1))).not.toContain('Variantene er trukket');
});
