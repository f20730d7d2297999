import { describe, expect, test } from 'vitest';
import { type DrawArm, drawChances, drawVariant, isHeldBack, shareCheck } from './rules';

const arm = (weight: number, trials = 0, answers = 0): DrawArm => ({ weight, trials, answers });

describe('a draw', () => {
  test('is uniform whatever the weights', () => {
    const arms = [arm(1), arm(5), arm(0)];
    expect(
      [0, 0.34, 0.67, 0.999].map((chance) => drawVariant(arms, 'uniform', () => chance)),
    ).toEqual([arms[0], arms[1], arms[2], arms[2]]);
  });

  test('follows the weights', () => {
    const arms = [arm(1), arm(0), arm(3)];
    expect(drawChances(arms, 'weighted')).toEqual([0.25, 0, 0.75]);
    expect(
      [0, 0.24, 0.25, 0.999].map((chance) => drawVariant(arms, 'weighted', () => chance)),
    ).toEqual([arms[0], arms[0], arms[2], arms[2]]);
  });

  test('never takes a variant without weight, also where the shares sum to a hair below 1', () => {
    const arms = [...Array.from({ length: 10 }, () => arm(1)), arm(0)];
    expect(drawVariant(arms, 'weighted', () => 1 - 2 ** -53)).toBe(arms[9]);
  });

  test('is none where there is nothing to draw from', () => {
    for (const method of ['uniform', 'weighted', 'thompson'] as const)
      expect(drawVariant([], method, Math.random)).toBeNull();
    expect(drawVariant([arm(0), arm(0)], 'weighted', () => 0.5)).toBeNull();
  });

  test('by Thompson sampling falls on each arm as often as it is likely to be the best', () => {
    const arms = [arm(1, 100, 30), arm(1, 100, 38), arm(1, 20, 5)];
    const chances = drawChances(arms, 'thompson');
    const random = seeded(7);
    const drawn = Array.from({ length: 20_000 }, () => drawVariant(arms, 'thompson', random));
    arms.forEach((each, index) => {
      const share = drawn.filter((one) => one === each).length / drawn.length;
      expect(Math.abs(share - (chances[index] ?? 0))).toBeLessThan(0.012);
    });
  });

  test('bears a random source that gives 0', () => {
    const random = seeded(3);
    let calls = 0;
    const arms = [arm(1), arm(1)];
    const source = () => (calls++ % 5 === 0 ? 0 : random());
    for (let each = 0; each < 200; each++)
      expect(arms).toContain(drawVariant(arms, 'thompson', source));
  });
});

test('a share of the contacts is held back', () => {
  expect([0, 0.09, 0.1, 0.9].map((chance) => isHeldBack(0.1, chance))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isHeldBack(0, 0)).toBe(false);
  expect(isHeldBack(1, 0.999)).toBe(true);
});

describe('the check of the shares', () => {
  test('is chi-squared where the chances are constant', () => {
    // 10.828 is the table's value for one degree at 0.001: (x - 500)^2 / 250 passes it from 553 on.
    const check = (drawn: number) =>
      shareCheck([
        { drawn, expected: 500 },
        { drawn: 1000 - drawn, expected: 500 },
      ]);
    expect(check(500)).toEqual({ p: 1, holds: true });
    expect(check(552).holds).toBe(true);
    expect(check(553).holds).toBe(false);
    expect(check(552).p).toBeCloseTo(0.001, 3);
  });

  test('says nothing while too little is expected', () => {
    expect(
      shareCheck([
        { drawn: 0, expected: 4 },
        { drawn: 8, expected: 4 },
      ]).holds,
    ).toBe(true);
    expect(shareCheck([]).holds).toBe(true);
    expect(
      shareCheck([
        { drawn: 3, expected: 0.1, variance: 0.1 },
        { drawn: 97, expected: 99.9, variance: 0.1 },
      ]).holds,
    ).toBe(true);
  });

  test('alarms when an arm was drawn that could not be', () => {
    expect(
      shareCheck([
        { drawn: 1, expected: 0 },
        { drawn: 9, expected: 10 },
      ]),
    ).toEqual({
      p: 0,
      holds: false,
    });
  });

  test('is the same by either way for two arms whose chances never changed', () => {
    const arms = [
      { drawn: 130, expected: 100, variance: 75 },
      { drawn: 270, expected: 300, variance: 75 },
    ];
    const constant = arms.map(({ drawn, expected }) => ({ drawn, expected }));
    expect(shareCheck(arms).p).toBeCloseTo(shareCheck(constant).p, 12);
  });

  test('errs as often as it says under Thompson sampling', () => {
    const random = seeded(11);
    const ps = Array.from({ length: 150 }, () => shareCheck(experiment(random, 0)).p);
    const below = (limit: number) => ps.filter((p) => p < limit).length / ps.length;
    // Three standard errors about 5 % and 50 %.
    expect(Math.abs(below(0.05) - 0.05)).toBeLessThan(0.054);
    expect(Math.abs(below(0.5) - 0.5)).toBeLessThan(0.123);
    expect(below(0.001)).toBeLessThan(0.014);
  }, 30_000);

  test('finds that half of one arm is lost under Thompson sampling', () => {
    const random = seeded(12);
    const found = Array.from(
      { length: 20 },
      () => shareCheck(experiment(random, 0.5)).holds,
    ).filter((holds) => !holds);
    expect(found.length).toBeGreaterThan(15);
  });
});

/** 12 days of 60 draws by Thompson sampling of two arms that answer alike; a share of the first one's is lost. */
function experiment(random: () => number, lost: number) {
  const arms = [arm(1), arm(1)];
  const shares = arms.map(() => ({ drawn: 0, expected: 0, variance: 0 }));
  for (let day = 0; day < 12; day++) {
    const chances = drawChances(arms, 'thompson');
    const today = Array.from({ length: 60 }, () => drawVariant(arms, 'thompson', random));
    for (const drawn of today) {
      const index = drawn === arms[0] ? 0 : 1;
      if (index === 0 && random() < lost) continue;
      shares.forEach((share, position) => {
        const chance = chances[position] ?? 0;
        share.expected += chance;
        share.variance += chance * (1 - chance);
        if (position === index) share.drawn++;
      });
    }
    for (const drawn of today) {
      if (!drawn) continue;
      drawn.trials++;
      if (random() < 0.3) drawn.answers++;
    }
  }
  return shares;
}

/** Park and Miller's generator, for a test that is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
