import { expect, test } from 'vitest';
import type { Standing } from '@/domain/consent/rules';
import {
  type ChosenAnswer,
  endOf,
  levelAnswer,
  newAnswers,
  type PortalLevel,
  withAnswers,
} from './rules';

const wording = {
  title: '',
  summary: '',
  details: '',
  privacy: '',
  yes: 'Ja',
  no: 'Nei',
  controllers: [],
};

const aLevel = (id: string, standings: Record<string, Standing>): PortalLevel => ({
  id,
  key: id,
  noticeId: `notice of ${id}`,
  wording,
  purposes: Object.entries(standings).map(([purposeId, standing]) => ({
    id: purposeId,
    kind: 'marketing',
    companyName: purposeId,
    standing,
    since: null,
    endsAt: null,
    renewal: null,
  })),
});

test('a level shows an answer only where its purposes agree', () => {
  expect(levelAnswer(aLevel('group', { assist: 'granted', garp: 'granted' }))).toBe('yes');
  expect(levelAnswer(aLevel('group', { assist: 'refused', garp: 'withdrawn' }))).toBe('no');
  expect(levelAnswer(aLevel('group', { assist: 'granted', garp: 'withdrawn' }))).toBeNull();
  expect(levelAnswer(aLevel('group', { assist: 'granted', garp: 'notAsked' }))).toBeNull();
  expect(levelAnswer(aLevel('group', { assist: 'expired', garp: 'expired' }))).toBeNull();
});

const open = new Map();

test('a form that repeats what holds says nothing new', () => {
  const levels = [aLevel('group', { assist: 'granted', garp: 'granted' })];
  const chosen = new Map([
    ['group', 'yes'],
    ['assist', 'yes'],
    ['garp', 'yes'],
  ] as const);
  expect(newAnswers(levels, { chosen, shown: open })).toEqual([]);
});

test('what an old page showed as given does not bring back what was taken back since', () => {
  const levels = [aLevel('appex', { appex: 'withdrawn' }), aLevel('group', { assist: 'granted' })];
  const shown = new Map([['appex', 'yes']] as const);
  const sent = new Map([
    ['appex', 'yes'],
    ['group', 'no'],
  ] as const);
  expect(newAnswers(levels, { chosen: sent, shown })).toEqual([
    { levelId: 'group', purposeIds: [], answer: 'no' },
  ]);
  expect(newAnswers(levels, { chosen: shown, shown: new Map([['appex', 'no']]) })).toEqual([
    { levelId: 'appex', purposeIds: [], answer: 'yes' },
  ]);
});

test("a company's own answer counts for it alone, and a level's for all of it", () => {
  const levels = [aLevel('group', { assist: 'granted', garp: 'granted' })];
  const split = new Map([
    ['group', 'yes'],
    ['garp', 'no'],
  ] as const);
  expect(newAnswers(levels, { chosen: split, shown: open })).toEqual([
    { levelId: 'group', purposeIds: ['garp'], answer: 'no' },
  ]);
  const whole = new Map([
    ['group', 'no'],
    ['garp', 'yes'],
  ] as const);
  expect(newAnswers(levels, { chosen: whole, shown: open })).toEqual([
    { levelId: 'group', purposeIds: [], answer: 'no' },
  ]);
});

test('answers on their way are shown in the order in which they were given', () => {
  const level = aLevel('group', { assist: 'notAsked', garp: 'notAsked' });
  const whole: ChosenAnswer = { levelId: 'group', purposeIds: [], answer: 'yes' };
  const garp: ChosenAnswer = { levelId: 'group', purposeIds: ['garp'], answer: 'no' };
  expect(levelAnswer(withAnswers(level, [whole]))).toBe('yes');
  expect(levelAnswer(withAnswers(level, [whole, garp]))).toBeNull();
  expect(levelAnswer(withAnswers(level, [garp, whole]))).toBe('yes');
  expect(withAnswers(level, [{ ...whole, levelId: 'another' }])).toEqual(level);
});

test('a yes that must be asked for again stands open, and the same yes is new until it is saved', () => {
  const level = aLevel('group', { assist: 'granted' });
  const renewal = { endsAt: new Date('2026-12-01'), cause: 'expiry' } as const;
  const asked = { ...level, purposes: level.purposes.map((each) => ({ ...each, renewal })) };
  expect(levelAnswer(asked)).toBeNull();
  expect(endOf(asked)).toEqual({ kind: 'renewal', isOver: false, ...renewal });
  const answers = newAnswers([asked], { chosen: new Map([['group', 'yes']]), shown: open });
  expect(answers).toEqual([{ levelId: 'group', purposeIds: [], answer: 'yes' }]);
  expect(levelAnswer(withAnswers(asked, answers))).toBe('yes');
  expect(endOf(withAnswers(asked, answers))).toBeNull();
});
