import { expect, test, vi } from 'vitest';
import { remembering } from './remember';

test('what is compiled is remembered, within bounds, and a failure is forgotten', async () => {
  const make = vi.fn(async (input: number) => {
    if (input < 0) throw new Error('negative');
    return input;
  });
  const remembered = remembering(make, 2);
  await Promise.all([remembered(1), remembered(1), remembered(2), remembered(1)]);
  expect(make).toHaveBeenCalledTimes(2);
  await remembered(3);
  await remembered(1);
  expect(make).toHaveBeenCalledTimes(3);
  await remembered(2);
  expect(make).toHaveBeenCalledTimes(4);
  await expect(remembered(-1)).rejects.toThrow('negative');
  await expect(remembered(-1)).rejects.toThrow('negative');
  expect(make).toHaveBeenCalledTimes(6);
});
