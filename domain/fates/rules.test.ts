import { expect, test } from 'vitest';
import { type DayOutcome, sumDays } from './rules';

const anOutcome = (day: string, variantId: string, figures: Partial<DayOutcome>): DayOutcome => ({
  ...{ day, variantId, accepted: 0, answered: 0, trials: 0, answers: 0 },
  ...figures,
});

test('days are summed up from the first to today, and a quiet day stays where it was', () => {
  const outcomes = [
    anOutcome('2026-10-24', 'a', { accepted: 3 }),
    anOutcome('2026-10-26', 'a', { answered: 1 }),
    anOutcome('2026-10-26', 'b', { accepted: 2 }),
  ];
  const days = sumDays(outcomes, { variantIds: ['a', 'b'], today: '2026-10-27' });
  expect(days.map(({ day }) => day)).toEqual([
    '2026-10-24',
    '2026-10-25',
    '2026-10-26',
    '2026-10-27',
  ]);
  expect(days.map(({ variants }) => variants.map(({ accepted }) => accepted))).toEqual([
    [3, 0],
    [3, 0],
    [3, 2],
    [3, 2],
  ]);
  expect(days.at(-1)?.variants[0]).toMatchObject({ accepted: 3, answered: 1 });
});

test('without an outcome there is no day', () => {
  expect(sumDays([], { variantIds: ['a'], today: '2026-10-27' })).toEqual([]);
});
