import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Arm } from '@/domain/posteriors/rules';
import { answersNeeded, findWinner, logEvidence } from './rules';

const counts = (trials: number, answers: number) => ({ trials, answers });
const arm = (id: string, trials: number, answers: number): Arm => ({ id, trials, answers });
const rule = { errorMax: 0.05 };

const anyCounts = fc
  .tuple(fc.nat(2000), fc.nat(2000))
  .map(([answers, others]) => counts(answers + others, answers));

describe('the evidence against one common rate', () => {
  test('is none before the first trial', () => {
    expect(logEvidence(counts(0, 0), counts(0, 0))).toBeCloseTo(0, 9);
  });

  test('is the same either way round', () => {
    fc.assert(
      fc.property(anyCounts, anyCounts, (one, other) => {
        expect(logEvidence(one, other)).toBeCloseTo(logEvidence(other, one), 9);
      }),
    );
  });

  test('is the same for answers and for the lack of them', () => {
    const turned = ({ trials, answers }: { trials: number; answers: number }) =>
      counts(trials, trials - answers);
    fc.assert(
      fc.property(anyCounts, anyCounts, (one, other) => {
        expect(logEvidence(turned(one), turned(other))).toBeCloseTo(logEvidence(one, other), 6);
      }),
    );
  });

  test('cannot be expected to rise by the next trial when the rates are alike', () => {
    // At the rate of both together, the mean of the numerator's growth is exactly that of the likelihood.
    fc.assert(
      fc.property(anyCounts, anyCounts, (one, other) => {
        const trials = one.trials + other.trials;
        const answers = one.answers + other.answers;
        fc.pre(answers > 0 && answers < trials);
        const rate = answers / trials;
        const now = logEvidence(one, other);
        const answered = logEvidence(counts(one.trials + 1, one.answers + 1), other);
        const unanswered = logEvidence(counts(one.trials + 1, one.answers), other);
        const mean = rate * Math.exp(answered - now) + (1 - rate) * Math.exp(unanswered - now);
        expect(mean).toBeLessThanOrEqual(1 + 1e-6);
      }),
    );
  });

  test('is an e-value: its mean is at most one over all that may come of ten trials each', () => {
    for (const rate of [0.02, 0.1, 0.3, 0.5, 0.8]) {
      let mean = 0;
      for (let a = 0; a <= 10; a++)
        for (let b = 0; b <= 10; b++)
          mean +=
            binomial(10, a, rate) *
            binomial(10, b, rate) *
            Math.exp(logEvidence(counts(10, a), counts(10, b)));
      expect(mean).toBeLessThanOrEqual(1);
    }
  });
});

describe('the winner', () => {
  test('is declared when the evidence against every other is strong', () => {
    expect(findWinner([arm('A', 400, 120), arm('B', 400, 190)], rule)).toBe('B');
    expect(findWinner([arm('A', 400, 120), arm('B', 400, 150)], rule)).toBeNull();
    expect(
      findWinner([arm('A', 400, 120), arm('B', 400, 190), arm('C', 400, 185)], rule),
    ).toBeNull();
  });

  test('is none among one arm, equal arms or no trials', () => {
    expect(findWinner([arm('A', 400, 120)], rule)).toBeNull();
    expect(findWinner([arm('A', 9000, 3000), arm('B', 9000, 3000)], rule)).toBeNull();
    expect(findWinner([arm('A', 0, 0), arm('B', 400, 190)], rule)).toBeNull();
  });

  test('takes more evidence the more arms there are', () => {
    const pair = [arm('A', 400, 120), arm('B', 400, 178)];
    expect(findWinner(pair, rule)).toBe('B');
    expect(findWinner([...pair, arm('C', 400, 10), arm('D', 400, 10)], rule)).toBeNull();
  });

  test('stays the winner with every answer more, and does not depend on the order of the arms', () => {
    fc.assert(
      fc.property(fc.array(anyCounts, { minLength: 2, maxLength: 4 }), (figures) => {
        const arms = figures.map((each, index) => ({ id: String(index), ...each }));
        const winner = findWinner(arms, rule);
        expect(findWinner([...arms].reverse(), rule)).toBe(winner);
        const better = arms.map((each) =>
          each.id === winner ? arm(each.id, each.trials + 1, each.answers + 1) : each,
        );
        expect(findWinner(better, rule)).toBe(winner);
      }),
    );
  });

  test('is false in at most one of twenty experiments that are looked at every day', () => {
    const random = seeded(4);
    const falseWinners = Array.from({ length: 400 }, () => isWonWithin(40, 30, random)).filter(
      Boolean,
    ).length;
    expect(falseWinners).toBeLessThanOrEqual(20);
  });
});

describe('how many answers are still needed', () => {
  test('none when the rule has decided', () => {
    expect(answersNeeded([arm('A', 400, 120), arm('B', 400, 190)], rule)).toBe(0);
  });

  test('supposes ten points while little is known', () => {
    const atTheStart = answersNeeded([arm('A', 0, 0), arm('B', 0, 0)], rule);
    expect(atTheStart).toBeGreaterThan(700);
    expect(atTheStart).toBeLessThan(1000);
    expect(answersNeeded([arm('A', 10, 3), arm('B', 10, 9)], rule)).toBeGreaterThan(500);
  });

  test('fewer the further the arms lie apart', () => {
    const needed = [60, 65, 70, 75].map((answers) =>
      answersNeeded([arm('A', 200, 50), arm('B', 200, answers)], rule),
    );
    expect(needed).toEqual([...needed].sort((a, b) => b - a));
  });

  test('is near the median of what it takes', () => {
    const random = seeded(10);
    const takes = Array.from({ length: 300 }, () => answersUntilWon(0.3, 0.45, random));
    const median = takes.sort((a, b) => a - b)[150] ?? 0;
    const foreseen = answersNeeded([arm('A', 100, 30), arm('B', 100, 45)], rule) + 75;
    expect(foreseen).toBeGreaterThan(median * 0.8);
    expect(foreseen).toBeLessThan(median * 1.25);
  });
});

/** Whether two arms with one rate ever get a winner. */
function isWonWithin(days: number, perDay: number, random: () => number): boolean {
  const arms = [arm('A', 0, 0), arm('B', 0, 0)];
  for (let day = 0; day < days; day++) {
    for (let each = 0; each < perDay; each++) send(arms[random() < 0.5 ? 0 : 1], 0.3, random);
    if (findWinner(arms, rule)) return true;
  }
  return false;
}

function answersUntilWon(rateA: number, rateB: number, random: () => number): number {
  const arms = [arm('A', 0, 0), arm('B', 0, 0)];
  for (let sent = 1; ; sent++) {
    send(arms[0], rateA, random);
    send(arms[1], rateB, random);
    if (sent % 10 === 0 && findWinner(arms, rule))
      return arms.reduce((sum, { answers }) => sum + answers, 0);
  }
}

function send(to: Arm | undefined, rate: number, random: () => number): void {
  if (!to) return;
  to.trials++;
  if (random() < rate) to.answers++;
}

function binomial(n: number, k: number, rate: number): number {
  let chance = (1 - rate) ** n;
  for (let i = 1; i <= k; i++) chance *= (((n - i + 1) / i) * rate) / (1 - rate);
  return chance;
}

/** Park and Miller's generator, for a test that is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
