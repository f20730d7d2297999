import { describe, expect, test } from 'vitest';
import { drawVariant, judgeVariants, shareInterval, trialsPerVariant } from './rules';

const figures = (sent: number, answered: number) => ({ sent, answered, opened: answered });

describe('what may be said of the best variant', () => {
  test('nothing before anything is sent', () => {
    expect(judgeVariants([figures(0, 0), figures(0, 0)])).toEqual({ outcome: 'nothingSent' });
    expect(judgeVariants([figures(9, 3)])).toEqual({ outcome: 'nothingSent' });
  });

  test('it leads when the intervals lie apart', () => {
    const best = figures(200, 120);
    expect(judgeVariants([figures(200, 60), best])).toEqual({ outcome: 'leading', variant: best });
  });

  test('too early says how many answers it takes', () => {
    expect(judgeVariants([figures(10, 4), figures(10, 5)])).toEqual({
      outcome: 'tooEarly',
      answersNeeded: 350,
    });
    expect(judgeVariants([figures(3, 0), figures(0, 0)])).toMatchObject({ outcome: 'tooEarly' });
  });

  test('two that stay alike after enough are said to be alike', () => {
    expect(judgeVariants([figures(1000, 500), figures(1000, 495)])).toEqual({
      outcome: 'noDifference',
    });
  });
});

test('the sample size is that of the textbook', () => {
  // 50 % against 60 %: some 390 in each group (Fleiss, Levin, Paik, table A.4 without correction).
  expect(trialsPerVariant(0.5, 0.1)).toBe(393);
});

test('the interval is that of Wilson', () => {
  const [lower, upper] = shareInterval(10, 100);
  expect(lower).toBeCloseTo(0.0552, 4);
  expect(upper).toBeCloseTo(0.1744, 4);
  expect(shareInterval(0, 0)).toEqual([0, 1]);
});

test('every variant is drawn by its part of the chance', () => {
  expect([0, 0.34, 0.67, 0.999].map((chance) => drawVariant(['A', 'B', 'C'], chance))).toEqual([
    'A',
    'B',
    'C',
    'C',
  ]);
  expect(drawVariant([], 0.5)).toBeNull();
});
