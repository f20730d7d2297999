import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWordings, type TextChange, writeWording } from './rules';

const words = {
  title: 'Nyhetsbrev',
  summary: 'Nyhetsbrev fra Appex AS.',
  details: 'Én gang i måneden.',
  privacy: 'Vi bruker navn og e-post.',
  yes: 'Ja',
  no: 'Nei',
};
const controllers = [
  { name: 'Appex AS', orgnr: '999999700', address: 'Strandgata 12', privacyContact: 'p@a.example' },
];

const without = (change: TextChange['change'], changes: TextChange[]) =>
  changes
    .filter((each) => each.change !== change)
    .map(({ text }) => text)
    .join('');

test('a comparison holds both texts whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (older, newer) => {
      const compared = compareWordings(
        { ...words, controllers, details: older },
        { ...words, controllers, details: newer },
      );
      const changes = compared.find(({ field }) => field === 'details')?.changes ?? [];
      expect(without('added', changes)).toBe(older);
      expect(without('removed', changes)).toBe(newer);
    }),
  );
});

test('a company that is named anew is a difference too', () => {
  const changed = compareWordings({ ...words, controllers: [] }, { ...words, controllers }).filter(
    ({ changes }) => changes.some(({ change }) => change !== 'same'),
  );
  expect(changed).toEqual([
    {
      field: 'controllers',
      changes: [
        { text: 'Appex AS, 999\u00a0999\u00a0700, Strandgata 12, p@a.example', change: 'added' },
      ],
    },
  ]);
});

test('the same words give the same bytes, in whatever order they came', () => {
  const reversed = Object.fromEntries(Object.entries(words).toReversed()) as typeof words;
  expect(writeWording(reversed, controllers)).toBe(writeWording(words, controllers));
});
