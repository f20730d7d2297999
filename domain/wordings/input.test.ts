import { expect, test } from 'vitest';
import definition from '@/db/seed/group.json';
import { GroupDefinition } from '@/domain/group/input';
import { SaveDraft, WordingText } from './input';

const words = {
  title: 'Nyhetsbrev',
  summary: 'Nyhetsbrev fra Appex AS.',
  details: 'Én gang i måneden.',
  privacy: 'Vi bruker navn og e-post.',
  yes: 'Ja',
  no: 'Nei',
};
const draft = { levelKey: 'appex', locale: 'nb', version: 0 };

const problemsOf = (labels: { yes: string; no: string }) =>
  [
    WordingText.safeParse({ ...words, ...labels }),
    SaveDraft.safeParse({ ...draft, ...words, ...labels }),
  ].map(({ error }) => error?.issues.map(({ path, message }) => `${path} ${message}`));

test.each([
  ['Ja', 'Ja'],
  ['Ja', 'ja!'],
  ['Ja takk', 'JA  TAKK'],
])('yes and no are not told apart by «%s» and «%s»', (yes, no) => {
  expect(problemsOf({ yes, no })).toEqual([['no sameLabels'], ['no sameLabels']]);
});

test.each([
  ['Ja', 'Nei'],
  ['はい', 'いいえ'],
  ['Yes please', 'No'],
])('yes and no are told apart by «%s» and «%s»', (yes, no) => {
  expect(problemsOf({ yes, no })).toEqual([undefined, undefined]);
});

test("a group's file tells yes and no apart too", () => {
  const [first, ...rest] = structuredClone(definition.levels);
  if (!first) throw new Error('The group has no level.');
  first.wording.nn.no = first.wording.nn.yes;
  const { error } = GroupDefinition.safeParse({ ...definition, levels: [first, ...rest] });
  expect(error?.issues).toMatchObject([
    { path: ['levels', 0, 'wording', 'nn', 'no'], message: 'sameLabels' },
  ]);
});
