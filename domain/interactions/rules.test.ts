import { describe, expect, test } from 'vitest';
import type { Cell } from '@/domain/factors/rules';
import { departuresOf, describeInteraction } from './rules';

const cell = (textId: string, senderId: string, trials: number, answers: number): Cell => ({
  textId,
  senderId,
  trials,
  answers,
  sums: {},
});

describe('the interaction of text and sender', () => {
  test('is likely where a text gains by one sender what the other loses', () => {
    const interaction = describeInteraction([
      cell('a', 'x', 400, 80),
      cell('a', 'y', 400, 160),
      cell('b', 'x', 400, 120),
      cell('b', 'y', 400, 84),
    ]);
    expect(interaction).toMatchObject({ outcome: 'likely', textId: 'a', senderId: 'y' });
    if (interaction.outcome !== 'likely') return;
    // 0.40, where the text's 0.30 and the sender's 0.305 are 0.3275 in a table of 0.2775.
    expect(interaction.departure).toBeCloseTo(0.0725, 2);
    // In a table of two by two the interval is the plain one: 1.96 standard errors.
    const error = Math.sqrt((0.2 * 0.8 + 0.4 * 0.6 + 0.3 * 0.7 + 0.21 * 0.79) / 400) / 4;
    expect(interaction.interval[0]).toBeCloseTo(0.0725 - 1.96 * error, 2);
    expect(interaction.interval[1]).toBeCloseTo(0.0725 + 1.96 * error, 2);
  });

  test('is none where text and sender each add the same everywhere', () => {
    const interaction = describeInteraction([
      cell('a', 'x', 400, 80),
      cell('a', 'y', 400, 120),
      cell('b', 'x', 400, 120),
      cell('b', 'y', 400, 160),
    ]);
    expect(interaction.outcome).toBe('none');
  });

  test('names the one cell of a large table that stands out, also when it loses', () => {
    const cells = ['a', 'b', 'c'].flatMap((text) =>
      ['x', 'y', 'z'].map((sender) => cell(text, sender, 400, 160)),
    );
    cells[5] = cell('b', 'z', 400, 60);
    const interaction = describeInteraction(cells);
    expect(interaction).toMatchObject({ outcome: 'likely', textId: 'b', senderId: 'z' });
    if (interaction.outcome === 'likely') expect(interaction.departure).toBeCloseTo(-0.11, 2);
  });

  test('is not comparable with a gap in the table, or with a single row', () => {
    const row = [cell('a', 'x', 200, 80), cell('a', 'y', 200, 40)];
    expect(describeInteraction(row)).toEqual({ outcome: 'notComparable' });
    expect(describeInteraction([...row, cell('b', 'x', 200, 40)])).toEqual({
      outcome: 'notComparable',
    });
  });

  test('is called likely by chance in about one table of twenty', () => {
    const random = seeded(5);
    const called = Array.from({ length: 30 }, () =>
      describeInteraction(
        ['a', 'b', 'c'].flatMap((text) =>
          ['x', 'y'].map((sender) => cell(text, sender, 150, answersOf(150, 0.3, random))),
        ),
      ),
    ).filter(({ outcome }) => outcome === 'likely');
    expect(called.length).toBeLessThanOrEqual(5);
  }, 30_000);
});

test('a cell departs from what its row and its column imply together, and never by more than a half in two by two', () => {
  const points = (rates: number[][]) => departuresOf(rates).map((value) => Math.round(value * 100));
  const some = [
    [0.7, 0.6],
    [0.6, 0.7],
  ];
  const most = [
    [0, 1],
    [1, 0],
  ];
  expect(points(some)).toEqual([5, -5, -5, 5]);
  expect(points(most)).toEqual([-50, 50, 50, -50]);
});

function answersOf(trials: number, rate: number, random: () => number): number {
  return Array.from({ length: trials }, random).filter((chance) => chance < rate).length;
}

/** Park and Miller's generator, for a test that is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
