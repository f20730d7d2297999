import { parseWithZod } from '@conform-to/zod/v4';
import { expect, test } from 'vitest';
import { EditSenders } from './input';

const cell = '018f0000-0000-7000-8000-000000000001/company';

function read(typed: string, isKept = true) {
  const form = new FormData();
  form.append('experimentId', '018f0000-0000-7000-8000-000000000002');
  form.append('version', '1');
  form.append('shown', cell);
  if (isKept) form.append('kept', cell);
  form.append(`weights.${cell}`, typed);
  const parsed = parseWithZod(form, { schema: EditSenders });
  return parsed.status === 'success' ? parsed.value.weights : parsed.reply().error;
}

test.each(['0', '101', '1,5', 'mye', ''])(
  '"%s" is no weight, and that is said at its place',
  (typed) => {
    expect(read(typed)).toEqual({ [`weights.${cell}`]: ['weightInvalid'] });
  },
);

test('a whole number is a weight, and what is left out needs none', () => {
  expect(read('50')).toEqual({ [cell]: 50 });
  expect(read('0', false)).toEqual({});
});
