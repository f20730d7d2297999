import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counts, chancesToBeBest, chanceWithin, expectedLosses, rateInterval } from './rules';

const counts = (trials: number, answers: number): Counts => ({ trials, answers });

const anyCounts = fc
  .tuple(fc.nat(2000), fc.nat(2000))
  .map(([answers, others]) => counts(answers + others, answers));
const anyArms = fc.array(anyCounts, { minLength: 2, maxLength: 5 });
const few = { numRuns: 40 };

describe('the interval', () => {
  test('leaves 2.5 % of the posterior on either side', () => {
    const [lower, upper] = rateInterval(counts(100, 10));
    expect(lower).toBeCloseTo(0.0526, 3);
    expect(upper).toBeCloseTo(0.1702, 3);
    expect(shareBelow(lower, 100, 10)).toBeCloseTo(0.025, 6);
    expect(shareBelow(upper, 100, 10)).toBeCloseTo(0.975, 6);
  });

  test('reaches the end when nobody answered, or all did', () => {
    expect(rateInterval(counts(0, 0))).toEqual([0, 1]);
    expect(rateInterval(counts(20, 0))[0]).toBe(0);
    expect(rateInterval(counts(20, 20))[1]).toBe(1);
  });

  test('holds the rate', () => {
    fc.assert(
      fc.property(anyCounts, (arm) => {
        const [lower, upper] = rateInterval(arm);
        const rate = arm.trials === 0 ? 0.5 : arm.answers / arm.trials;
        return lower <= rate && rate <= upper;
      }),
    );
  });
});

describe('the chance to be best', () => {
  test('is that of independent draws from the posteriors', () => {
    // By 400 000 draws of @stdlib/random-base-beta: 0.166, 0.210, 0.013, 0.611, each within 0.002.
    const arms = [counts(100, 30), counts(10_000, 3100), counts(50, 10), counts(0, 0)];
    const expected = [0.1647, 0.209, 0.0127, 0.6136];
    chancesToBeBest(arms).forEach((chance, arm) => {
      expect(chance).toBeCloseTo(expected[arm] ?? 0, 3);
    });
  });

  test('is alike for arms that are alike', () => {
    for (const chance of chancesToBeBest([counts(9, 3), counts(9, 3), counts(9, 3)]))
      expect(chance).toBeCloseTo(1 / 3, 6);
  });

  test('sums to one, and follows the arms when they change places', () => {
    fc.assert(
      fc.property(anyArms, (arms) => {
        const chances = chancesToBeBest(arms);
        expect(chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 9);
        const reversed = chancesToBeBest([...arms].reverse()).reverse();
        chances.forEach((chance, arm) => {
          expect(chance).toBeCloseTo(reversed[arm] ?? 0, 9);
        });
      }),
      few,
    );
  });

  test('rises with an answer more, and falls with a trial more that is not answered', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (arm, other) => {
        const chanceOf = (own: Counts) => chancesToBeBest([own, other])[0] ?? 0;
        const answered = chanceOf(counts(arm.trials + 1, arm.answers + 1));
        const unanswered = chanceOf(counts(arm.trials + 1, arm.answers));
        expect(answered).toBeGreaterThan(unanswered - 1e-4);
      }),
      few,
    );
  });
});

test('the expected losses differ as the means of the rates do', () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (one, other) => {
      const [lossOfOne = 0, lossOfOther = 0] = expectedLosses([one, other]);
      const mean = ({ trials, answers }: Counts) => (answers + 0.5) / (trials + 1);
      expect(Math.min(lossOfOne, lossOfOther)).toBeGreaterThanOrEqual(0);
      expect(lossOfOther - lossOfOne).toBeCloseTo(mean(one) - mean(other), 3);
    }),
    few,
  );
});

test('two arms lie within a point of each other only when a great deal says so', () => {
  expect(chanceWithin([counts(100, 30), counts(100, 30)], 0.01)).toBeLessThan(0.15);
  expect(chanceWithin([counts(40_000, 12_000), counts(40_000, 12_000)], 0.01)).toBeGreaterThan(
    0.99,
  );
  expect(chanceWithin([counts(100, 30), counts(100, 30)], 1)).toBeCloseTo(1, 3);
});

/** The posterior's share below a rate, summed on the arcsine scale with no library. */
function shareBelow(rate: number, trials: number, answers: number): number {
  const density = (angle: number) =>
    Math.sin(angle) ** (2 * answers) * Math.cos(angle) ** (2 * (trials - answers));
  const sumUpTo = (end: number) => {
    const step = end / 20_000;
    let sum = 0;
    for (let index = 0; index < 20_000; index++) sum += density((index + 0.5) * step) * step;
    return sum;
  };
  return sumUpTo(Math.asin(Math.sqrt(rate))) / sumUpTo(Math.PI / 2);
}
