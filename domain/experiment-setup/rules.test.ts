import { expect, test } from 'vitest';
import {
  cellKey,
  labelAt,
  layGrid,
  listStartProblems,
  neededLocales,
  type StartFacts,
} from './rules';

const words = { subject: 'S', preheader: '', heading: 'H', paragraphs: ['A'], button: '' };
const whole = { nb: words, nn: words, en: words };
const text = { id: 't', name: 'Kort', wording: whole };
const variant = { textId: 't', sender: 'company', senderName: null, senderGone: false } as const;
const ready: StartFacts = {
  locale: null,
  companyName: 'Appex',
  texts: [text],
  variants: [variant],
  hasDirector: true,
  takenBy: null,
};

const problems = (change: Partial<StartFacts>) => listStartProblems({ ...ready, ...change });

test('a whole experiment may start', () => expect(problems({})).toEqual([]));

test('an experiment without a variant may not start', () => {
  expect(problems({ variants: [] })).toEqual([{ code: 'noVariants' }]);
});

test('an experiment with more variants than can be reckoned with may not start', () => {
  const many = (count: number) => Array.from({ length: count }, () => variant);
  expect(problems({ variants: many(16) })).toEqual([]);
  expect(problems({ variants: many(17) })).toEqual([{ code: 'tooManyVariants', count: 17 }]);
});

test('every language of the audience must be written, and no other', () => {
  const texts = [{ ...text, wording: { en: words } }];
  const place = { code: 'languageMissing', textId: 't', textName: 'Kort' };
  expect(problems({ texts })).toEqual([
    { ...place, locale: 'nb' },
    { ...place, locale: 'nn' },
  ]);
  expect(problems({ texts, locale: 'en' })).toEqual([]);
  expect(neededLocales('nn')).toEqual(['nn']);
});

test('a merge field that is unknown or broken is named with its place', () => {
  const wrong = { ...words, subject: 'Hei {fornavn}', paragraphs: ['Fint', 'Vi i {companyName'] };
  expect(problems({ locale: 'nb', texts: [{ ...text, wording: { nb: wrong } }] })).toEqual([
    {
      ...{ code: 'field', textId: 't', textName: 'Kort', locale: 'nb' },
      ...{ part: 'subject', kind: 'unknown', found: '{fornavn}' },
    },
    {
      ...{ code: 'field', textId: 't', textName: 'Kort', locale: 'nb' },
      ...{ part: 'body', kind: 'broken', found: '{companyName' },
    },
  ]);
});

test('a text that no variant uses may be unfinished', () => {
  expect(problems({ texts: [text, { id: 'u', name: 'Uferdig', wording: {} }] })).toEqual([]);
});

test('a colleague who left, a missing managing director and a taken audience are named', () => {
  const gone = {
    ...variant,
    sender: 'colleague',
    senderName: 'Roy Hansen',
    senderGone: true,
  } as const;
  const takenBy = { id: 'x', name: 'Høsten' };
  const registered = { ...variant, sender: 'registered_by' } as const;
  expect(problems({ variants: [gone, gone, registered], hasDirector: false, takenBy })).toEqual([
    { code: 'colleagueGone', name: 'Roy Hansen' },
    { code: 'noDirector', companyName: 'Appex' },
    { code: 'audienceTaken', experimentId: 'x', name: 'Høsten' },
  ]);
  expect(problems({ hasDirector: false })).toEqual([]);
});

test('the grid is every text with every sender, but for what was shown and not kept', () => {
  const cell = (textId: string, sender: string) => ({ textId, sender });
  const shown = [cell('t', 'company'), cell('u', 'company')].map(cellKey);
  const kept = [cellKey(cell('t', 'company'))];
  const senders = ['company', 'registered_by', 'company'];
  expect(layGrid({ textIds: ['t', 'u'], senders, shown, kept })).toEqual([
    cell('t', 'company'),
    cell('t', 'registered_by'),
    cell('u', 'registered_by'),
  ]);
});

test('labels go on after Z', () => {
  expect([0, 25, 26, 52].map(labelAt)).toEqual(['A', 'Z', 'AA', 'BA']);
});
