import { describe, expect, test } from 'vitest';
import { type Cell, describeFactor, layOut } from './rules';

const cell = (textId: string, senderId: string, trials: number, answers: number): Cell<'sent'> => ({
  textId,
  senderId,
  trials,
  answers,
  sums: { sent: trials + 5 },
});

describe('a level of a factor', () => {
  test('has the sums of its cells', () => {
    const [text] = describeFactor([cell('a', 'x', 200, 80), cell('a', 'y', 100, 20)], 'text');
    expect(text).toMatchObject({ id: 'a', trials: 300, answers: 100, sums: { sent: 310 } });
  });

  test('has the mean of its rates with equal weight, however often each was drawn', () => {
    // By its sums, text a would look better: it was mostly drawn with the sender that does well.
    const cells = [
      cell('a', 'x', 900, 450),
      cell('a', 'y', 100, 10),
      cell('b', 'x', 100, 52),
      cell('b', 'y', 900, 99),
    ];
    const [a, b] = describeFactor(cells, 'text');
    if (!a || !b || a.known === 'notComparable' || b.known === 'notComparable')
      throw new Error('The grid is complete.');
    expect(a.known.rate).toBeCloseTo(0.302, 2);
    expect(b.known.rate).toBeCloseTo(0.315, 2);
    expect(b.known.chance).toBeGreaterThan(0.5);
    expect(a.known.chance + b.known.chance).toBeCloseTo(1, 9);
    expect(a.known.interval[0]).toBeLessThan(a.known.rate);
    expect(a.known.interval[1]).toBeGreaterThan(a.known.rate);
  });

  test('is not comparable where a text does not go with every sender', () => {
    const cells = [cell('a', 'x', 200, 80), cell('a', 'y', 200, 40), cell('b', 'x', 200, 42)];
    for (const factor of ['text', 'sender'] as const)
      expect(describeFactor(cells, factor).map(({ known }) => known)).toEqual([
        'notComparable',
        'notComparable',
      ]);
  });

  test('alone in its factor, it is certainly the best', () => {
    const [sender] = describeFactor([cell('a', 'x', 90, 30), cell('b', 'x', 90, 10)], 'sender');
    expect(sender?.known).toMatchObject({ chance: 1 });
  });

  test('is described alike each time', () => {
    const cells = [cell('a', 'x', 90, 30), cell('b', 'x', 90, 25)];
    expect(describeFactor(cells, 'text')).toEqual(describeFactor(cells, 'text'));
  });
});

test('two variants of the same text and sender are one cell', () => {
  const grid = layOut([cell('a', 'x', 10, 3), cell('a', 'x', 20, 4)]);
  expect(grid?.rows).toMatchObject([[{ trials: 30, answers: 7 }]]);
});

test('the interval is that of the sum of independent rates', () => {
  const [text] = describeFactor([cell('a', 'x', 400, 200), cell('a', 'y', 400, 100)], 'text');
  if (!text || text.known === 'notComparable') throw new Error('The grid is complete.');
  // Two normal approximations: the standard error of the mean is half the root of the sum of variances.
  const error = Math.sqrt((0.5 * 0.5) / 400 + (0.25 * 0.75) / 400) / 2;
  expect(text.known.interval[0]).toBeCloseTo(0.375 - 1.96 * error, 2);
  expect(text.known.interval[1]).toBeCloseTo(0.375 + 1.96 * error, 2);
});
