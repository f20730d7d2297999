import { createTranslator } from 'use-intl/core';
import { expect, test, vi } from 'vitest';
import { noFates } from '@/domain/fates/rules';
import { noMachineFetches } from '@/domain/fetches/rules';
import type { Results, VariantResults } from '@/domain/results/queries';
import nb from '@/locales/nb.json';
import { writeResultsFile } from './results-file';

vi.mock('server-only', () => ({}));

type Words = Parameters<typeof writeResultsFile>[1];
const t = createTranslator({ locale: 'nb', messages: nb, namespace: 'staff.results' });
const senderOf = createTranslator({
  locale: 'nb',
  messages: nb,
  namespace: 'staff.invitations.senderOf',
});
const words = { t, senderOf } as unknown as Words;

function aVariant(label: string, answers: number): VariantResults {
  const text = { textId: 'kort', textName: 'Kort' };
  const sender = { sender: 'company', senderId: label, senderName: null } as const;
  const counts = { trials: 100, answers, funnel: noFates, yes: {}, machine: noMachineFetches };
  return { id: label, label, ...text, ...sender, ...counts };
}

function someResults(sharesHold: boolean): Results {
  return {
    ...{ id: 'x', name: 'Våren', companyName: 'Appex', windowDays: 14, levels: [], days: [] },
    variants: [aVariant('A', 20), aVariant('B', 40)],
    heldBack: { count: 3, answered: 1, trials: 0, answers: 0 },
    shares: { p: sharesHold ? 1 : 0, holds: sharesHold },
    nextMatureAt: null,
    endedAt: null,
    method: 'uniform',
  };
}

/** Each line by the headings. */
function linesOf(results: Results): Record<string, string>[] {
  const [headings = [], ...lines] = writeResultsFile(results, words)
    .replace('\uFEFF', '')
    .trim()
    .split('\r\n')
    .map((line) => line.split(';'));
  return lines.map((cells) => Object.fromEntries(cells.map((cell, at) => [headings[at], cell])));
}

test('a row per variant, text and sender, and one of those who were held back', () => {
  const lines = linesOf(someResults(true));
  const company = senderOf('company');
  const names = ['A', 'B', 'Kort', company, company, t('heldBackName')];
  expect(lines.map((line) => line[t('file.name')])).toEqual(names);
  expect(lines[1]).toMatchObject({ [t('trials')]: '100', [t('share')]: '0,4' });
  expect(lines[1]?.[t('chance')]).toMatch(/^0,99/);
});

test('the rates over time follow, a row per day and variant', () => {
  const none = { accepted: 5, answered: 1, trials: 0, answers: 0 };
  const some = { accepted: 9, answered: 4, trials: 8, answers: 2 };
  const days = [
    { day: '2026-11-24', variants: [none, none] },
    { day: '2026-11-25', variants: [none, some] },
  ];
  const lines = linesOf({ ...someResults(true), days }).filter((line) => line[t('file.day')]);
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatchObject({ [t('file.name')]: 'A', [t('trials')]: '0', [t('share')]: '' });
  expect(lines[3]).toMatchObject({
    [t('file.name')]: 'B',
    [t('file.day')]: '2026-11-25',
    [t('step.accepted')]: '9',
    [t('share')]: '0,25',
  });
});

test('where the draws went wrong the file says of none that it is best', () => {
  for (const line of linesOf(someResults(false)))
    expect(line).toMatchObject({ [t('chance')]: '', [t('loss')]: '' });
});

test('a variant that is not measured yet has no rate, no interval and no chance', () => {
  const results = someResults(true);
  const variants = results.variants.map((each) => ({ ...each, trials: 0, answers: 0 }));
  for (const line of linesOf({ ...results, variants }))
    for (const key of ['share', 'file.lower', 'file.upper', 'chance', 'loss'] as const)
      expect(line[t(key)]).toBe('');
});
